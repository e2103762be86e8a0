/* The preset policies as data: each number in its written form, where it comes from, whether assumed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *value;  /* as in the sheet 项目 */
  const char *source; /* in English, marked for translation */
  gboolean    assumed;
} SummerPresetNumber;

const char * const       *summer_preset_list_names (void);
const SummerPresetNumber *summer_preset_find       (const char *preset, const char *parameter); /* NULL: no such one */
const char               *summer_preset_get_short_source (const char *source); /* of a translated source; itself when short */

G_END_DECLS
