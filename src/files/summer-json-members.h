/* Members of a JSON object as programs read them: days as ISO, nothing as null. */
#pragma once

#include <json-glib/json-glib.h>

#include "summer-day.h"

G_BEGIN_DECLS

void  summer_json_add_day_value (JsonBuilder *json, SummerDay day);
void  summer_json_add_day       (JsonBuilder *json, const char *key, SummerDay day);
void  summer_json_add_text      (JsonBuilder *json, const char *key, const char *text);
void  summer_json_add_count     (JsonBuilder *json, const char *key, gint64 count);
char *summer_json_dup_document  (JsonBuilder *json); /* indented, ending in a new line */

G_END_DECLS
