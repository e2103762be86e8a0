/* What the targets share that read against records: a small invented programme, made once for the whole process. */
#pragma once

#include "../store/fixture.h"

#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

Fixture *fuzz_records_get   (void);       /* borrowed; made at the first call, without waiting for a disk */
void     fuzz_records_renew (void);       /* the next call makes them afresh */
char    *fuzz_dup_text      (const uint8_t *data, size_t size); /* what a program sees of text that came from elsewhere: valid UTF-8 */
void     fuzz_check_text    (const char *text);  /* not NULL, valid UTF-8 */
void     fuzz_check_outcome (gboolean done, GError *error); /* refused in words, or done */

G_END_DECLS
