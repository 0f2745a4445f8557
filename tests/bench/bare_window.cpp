// The least that a window of SFML with Dear ImGui takes to its first frame: first_frame.sh holds the
// program's window against it. Prints "frame" once the first one is on the screen, and waits to be stopped.
#include <cstdio>

#include <SFML/System/Sleep.hpp>
#include <SFML/Window/Window.hpp>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

int main() {
  const sf::ContextSettings wanted(0, 0, 0, 3, 3, sf::ContextSettings::Core);
  sf::Window window(sf::VideoMode(1280, 720), "bare", sf::Style::Default, wanted);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.DisplaySize = ImVec2(1280, 720);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::Begin("panel");
  ImGui::TextUnformatted("A bare window");
  ImGui::End();
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  window.display();
  std::puts("frame");
  std::fflush(stdout);
  sf::sleep(sf::seconds(60));
}
