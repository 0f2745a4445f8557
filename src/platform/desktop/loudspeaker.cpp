#include "platform/desktop/loudspeaker.h"

#include <cstdlib>
#include <utility>

#include <AL/al.h>
#include <AL/alc.h>

#include "platform/system/library.h"

namespace homebound::platform {
namespace {

#define HOMEBOUND_OPENAL_FUNCTIONS(X) \
  X(alBufferData)                     \
  X(alDeleteBuffers)                  \
  X(alDeleteSources)                  \
  X(alGenBuffers)                     \
  X(alGenSources)                     \
  X(alGetError)                       \
  X(alGetSourcef)                     \
  X(alGetSourcei)                     \
  X(alSourcePlay)                     \
  X(alSourceStop)                     \
  X(alSourcef)                        \
  X(alSourcei)                        \
  X(alcCloseDevice)                   \
  X(alcCreateContext)                 \
  X(alcDestroyContext)                \
  X(alcMakeContextCurrent)            \
  X(alcOpenDevice)

struct OpenAlFunctions {
// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_OPENAL_MEMBER(name) decltype(&::name) name;
  HOMEBOUND_OPENAL_FUNCTIONS(HOMEBOUND_OPENAL_MEMBER)
#undef HOMEBOUND_OPENAL_MEMBER
};

// Returns the functions, or null where there is no OpenAL. With the program it would lengthen every start.
const OpenAlFunctions* openal() {
  static const std::optional<OpenAlFunctions> all = []() -> std::optional<OpenAlFunctions> {
    void* const library = load_library("libopenal.so.1");
    if (library == nullptr) return std::nullopt;
    OpenAlFunctions found{};
    bool whole = true;
#define HOMEBOUND_OPENAL_LOAD(name)                                                 \
  found.name = reinterpret_cast<decltype(found.name)>(function_of(library, #name)); \
  whole = whole && found.name != nullptr;
    HOMEBOUND_OPENAL_FUNCTIONS(HOMEBOUND_OPENAL_LOAD)
#undef HOMEBOUND_OPENAL_LOAD
    return whole ? std::optional(found) : std::nullopt;
  }();
  return all ? &*all : nullptr;
}

// ALSA tells on stderr whatever it cannot find, unless somebody else takes it.
void ignore_alsa(const char*, int, const char*, int, const char*, ...) {}
void silence_alsa() {
  using Handler = void (*)(const char*, int, const char*, int, const char*, ...);
  void* const alsa = load_library("libasound.so.2");
  if (alsa == nullptr) return;
  if (void* const set = function_of(alsa, "snd_lib_error_set_handler"))
    reinterpret_cast<int (*)(Handler)>(set)(ignore_alsa);
}

}  // namespace

void silence_sound_libraries() {
  constexpr int keep = 0;  // what the user has set
  ::setenv("ALSOFT_LOGLEVEL", "0", keep);
}

class Loudspeaker::Recording {
 public:
  Recording(std::span<const SpeakerSample> samples, int rate)
      : seconds_(static_cast<double>(samples.size()) / rate) {
    openal()->alGenBuffers(1, &buffer_);
    openal()->alBufferData(buffer_, AL_FORMAT_STEREO16, samples.data(),
                           static_cast<ALsizei>(samples.size_bytes()), rate);
  }
  ~Recording() { openal()->alDeleteBuffers(1, &buffer_); }
  Recording(const Recording&) = delete;
  Recording& operator=(const Recording&) = delete;

  ALuint buffer() const { return buffer_; }
  double seconds() const { return seconds_; }

 private:
  ALuint buffer_ = 0;
  double seconds_;
};

struct Loudspeaker::Device {
  ALCdevice* device = nullptr;
  ALCcontext* context = nullptr;
  ALuint source = 0;
  std::shared_ptr<const Recording> recording;  // that the source holds

  Device() {
    device = openal()->alcOpenDevice(nullptr);
    if (device == nullptr) return;
    context = openal()->alcCreateContext(device, nullptr);
    openal()->alcMakeContextCurrent(context);
    openal()->alGenSources(1, &source);
  }
  ~Device() {
    if (device == nullptr) return;
    openal()->alDeleteSources(1, &source);
    recording.reset();
    openal()->alcMakeContextCurrent(nullptr);
    openal()->alcDestroyContext(context);
    openal()->alcCloseDevice(device);
  }
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;
};

Loudspeaker::Loudspeaker() {
  silence_alsa();
  if (openal() == nullptr) return;
  device_ = std::make_unique<Device>();
  if (device_->device == nullptr || device_->context == nullptr) device_.reset();
}

Loudspeaker::~Loudspeaker() = default;

std::shared_ptr<const Loudspeaker::Recording> Loudspeaker::load(std::span<const SpeakerSample> samples,
                                                                int rate) const {
  if (!device_ || samples.empty()) return nullptr;
  return std::make_shared<const Recording>(samples, rate);
}

void Loudspeaker::play(std::shared_ptr<const Recording> recording, double second) {
  if (!device_ || !recording) return;
  stop();
  if (second >= recording->seconds()) return;
  openal()->alSourcei(device_->source, AL_BUFFER, static_cast<ALint>(recording->buffer()));
  device_->recording = std::move(recording);
  openal()->alSourcef(device_->source, AL_SEC_OFFSET, static_cast<ALfloat>(second));
  openal()->alSourcePlay(device_->source);
}

void Loudspeaker::stop() {
  if (!device_ || !device_->recording) return;
  openal()->alSourceStop(device_->source);
  openal()->alSourcei(device_->source, AL_BUFFER, 0);
  device_->recording.reset();
}

std::optional<Loudspeaker::Playing> Loudspeaker::playing() const {
  if (!device_ || !device_->recording) return std::nullopt;
  ALint state = 0;
  openal()->alGetSourcei(device_->source, AL_SOURCE_STATE, &state);
  if (state != AL_PLAYING) return std::nullopt;
  ALfloat second = 0;
  openal()->alGetSourcef(device_->source, AL_SEC_OFFSET, &second);
  return Playing{device_->recording.get(), second};
}

}  // namespace homebound::platform
