// Messages in the words of forms, for those who never see the file.
#pragma once

#include "base/message.h"

namespace homebound::scenario {

// Returns a message in which what the file's notation names is called as forms call it: "[[callout]] image"
// is "Picture (image) of the callout" / "标注框的图片（image）", and "[[callout]]" is "the callout" /
// "标注框". The key stays for those who know it, unless it is the same word.
Text in_form_words(const Text& message);

}  // namespace homebound::scenario
