// The command line's entry point.
#pragma once

namespace homebound::app {

// Runs the program; returns its exit status: 0 done, 1 failed, 2 wrong usage.
int run(int argc, char** argv);

}  // namespace homebound::app
