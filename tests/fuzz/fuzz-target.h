/* What every target checks of a file: it reads or is refused in words, and its rows keep their promises. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int  LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

void fuzz_read_file (const char *path);
char *fuzz_temp_path (const char *suffix); /* the same file for the whole process */
