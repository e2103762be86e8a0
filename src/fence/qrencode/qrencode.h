#error "qrencode.h is for src/files only: see src/meson.build"
