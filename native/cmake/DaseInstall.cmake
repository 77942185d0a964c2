# SPDX-License-Identifier: MIT
install(TARGETS dase_cache dase_cache_c EXPORT DaseCacheTargets)
install(DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR}/include/dase
        DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
set(DASE_CMAKE_DIR ${CMAKE_INSTALL_LIBDIR}/cmake/DaseCache)
install(EXPORT DaseCacheTargets NAMESPACE DaseCache:: DESTINATION ${DASE_CMAKE_DIR})
configure_package_config_file(${PROJECT_SOURCE_DIR}/native/cmake/DaseCacheConfig.cmake.in
  ${PROJECT_BINARY_DIR}/DaseCacheConfig.cmake INSTALL_DESTINATION ${DASE_CMAKE_DIR})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/DaseCacheConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/DaseCacheConfig.cmake
              ${PROJECT_BINARY_DIR}/DaseCacheConfigVersion.cmake
              ${PROJECT_SOURCE_DIR}/native/cmake/DaseFftw.cmake
        DESTINATION ${DASE_CMAKE_DIR})
# Relative to the file itself: the prefix may change at install time.
file(RELATIVE_PATH DASE_PC_PREFIX ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig ${CMAKE_INSTALL_PREFIX})
foreach(name dase_cache dase_cache_c)
  configure_file(${PROJECT_SOURCE_DIR}/native/cmake/${name}.pc.in
    ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
endforeach()
