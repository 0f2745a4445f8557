// The functions of PROJ and of its geodesic.h that are used, and an owner for its objects.
#pragma once

#include <memory>

#include <geodesic.h>
#include <proj.h>

namespace homebound {

#define HOMEBOUND_LIBPROJ_FUNCTIONS(X)  \
  X(geod_direct)                        \
  X(geod_init)                          \
  X(geod_inverse)                       \
  X(geod_lineinit)                      \
  X(geod_polygon_addpoint)              \
  X(geod_polygon_compute)               \
  X(geod_polygon_init)                  \
  X(geod_position)                      \
  X(proj_angular_input)                 \
  X(proj_angular_output)                \
  X(proj_as_proj_string)                \
  X(proj_context_create)                \
  X(proj_context_destroy)               \
  X(proj_context_errno)                 \
  X(proj_context_errno_string)          \
  X(proj_context_set_enable_network)    \
  X(proj_coord)                         \
  X(proj_create)                        \
  X(proj_create_crs_to_crs)             \
  X(proj_destroy)                       \
  X(proj_dmstor)                        \
  X(proj_errno)                         \
  X(proj_errno_reset)                   \
  X(proj_get_authorities_from_database) \
  X(proj_get_type)                      \
  X(proj_get_units_from_database)       \
  X(proj_list_ellps)                    \
  X(proj_list_prime_meridians)          \
  X(proj_log_level)                     \
  X(proj_normalize_for_visualization)   \
  X(proj_string_list_destroy)           \
  X(proj_todeg)                         \
  X(proj_trans)                         \
  X(proj_trans_generic)                 \
  X(proj_unit_list_destroy)

struct LibprojFunctions {
// NOLINTNEXTLINE(bugprone-macro-parentheses): a member's name takes none
#define HOMEBOUND_LIBPROJ_MEMBER(name) decltype(&::name) name;
  HOMEBOUND_LIBPROJ_FUNCTIONS(HOMEBOUND_LIBPROJ_MEMBER)
#undef HOMEBOUND_LIBPROJ_MEMBER
};

// Returns the functions. The library is loaded by the first call and not with the program: it brings thirty
// others, for networks and pictures, which take as long as all else that loads with the program. Throws Error
// when it is not there in the version that the program was built with.
const LibprojFunctions& libproj();

struct PjDestroy {
  void operator()(PJ* pj) const { libproj().proj_destroy(pj); }
};
using PjHandle = std::unique_ptr<PJ, PjDestroy>;

}  // namespace homebound
