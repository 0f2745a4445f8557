// A user's file, opened through GDAL so that nothing but it and its sidecars (.ovr, .tfw, .dbf, .prj ...) can
// be read: only drivers whose formats hold their own data. A VRT, which names other files, is refused.
#pragma once

#include <filesystem>
#include <string>

#include <cpl_error.h>
#include <gdal_priv.h>

namespace homebound::data {

// GDAL's messages of a thread are kept instead of printed, for as long as this lives.
class QuietGdal {
 public:
  QuietGdal() { CPLErrorReset(); }
  bool failed() const { return CPLGetLastErrorType() >= CE_Failure; }
  std::string message() const { return CPLGetLastErrorMsg(); }

 private:
  CPLErrorHandlerPusher pushed_{CPLQuietErrorHandler};
};

// Throws Error naming the file's name: missing, a folder, not of a format that is read here.
GDALDatasetUniquePtr open_user_file(const std::filesystem::path& file, unsigned kinds);

}  // namespace homebound::data
