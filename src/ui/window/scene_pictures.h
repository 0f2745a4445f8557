// The pictures of the storyboard, drawn one after the other on a thread, and kept until what they show
// changes.
#pragma once

#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "render/gl/gl.h"
#include "session/session.h"
#include "viewing/thumbnails.h"

namespace homebound::ui {

class ScenePictures {
 public:
  // Keeps to a session. `width`: of the pictures, pixels; 0: nobody looks at them. Needs the window's OpenGL
  // context. To be called before the panels of each frame.
  void follow(const session::Session& session, const viewing::PlanSubject& subject,
              const compose::Theme& theme, int width, Seconds wall);
  // Returns each scene's picture as a name of OpenGL's: the last one while a new one is drawn, 0 before
  // there is any.
  const std::vector<unsigned>& textures() const { return textures_; }
  bool ready() const;    // a picture waits to be taken by follow()
  bool at_rest() const;  // all show what they should, or nobody looks

 private:
  // All that pictures show besides their scenes.
  struct Common {
    std::string others;       // the document's text without its scenes
    std::size_t reading = 0;  // counts readings of the same text, whose files had changed
    session::Look look;       // without what only the map on the screen has
    compose::Theme theme;
    int width = 0;
    bool operator==(const Common&) const = default;
  };
  struct Content {
    std::shared_ptr<const Common> common;
    scenario::StoryScene scene;
    bool operator==(const Content& b) const {
      return scene == b.scene && (common == b.common || *common == *b.common);
    }
  };
  struct Picture {
    Content wanted;
    std::optional<Content> tried;  // of which the texture is, or which could not be drawn
    std::shared_ptr<const render::TextureName> texture;
    bool due() const { return tried != wanted; }
  };
  void list(const session::Session& session, const viewing::PlanSubject& subject, const compose::Theme& theme,
            int width);
  void take();
  void draw_next(std::size_t first);

  std::vector<Picture> pictures_;
  std::vector<unsigned> textures_;
  bool watched_ = false;
  // What they were listed from.
  std::shared_ptr<const Common> common_;
  std::shared_ptr<const std::string> text_;
  std::shared_ptr<const timeline::Timeline> timeline_;

  std::shared_ptr<viewing::Thumbnails> thumbnails_;
  struct Job {
    Content content;
    std::future<drawing::Pixels> pixels;
  };
  std::optional<Job> job_;
};

}  // namespace homebound::ui
