// How the program asks the system for memory.
#pragma once

namespace homebound {

// For a run that makes one large picture and ends: what is freed is kept for the next need, and memory comes
// in large pages. Half of what the system does for such a run is else to hand out pages of 4 KiB, one by one.
// To be called before there are threads. Does nothing where it cannot.
void prepare_for_one_large_picture();

}  // namespace homebound
