#include "app/app.h"

int main(int argc, char** argv) { return homebound::app::run(argc, argv); }
