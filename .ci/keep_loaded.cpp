// Linked into sanitized programs. OpenGL drivers are unloaded before the program's end, and a leak of theirs
// would then come from an unknown module, which no line of .ci/leaks can name. So what was loaded stays.
extern "C" int dlclose(void* /*handle*/) { return 0; }
