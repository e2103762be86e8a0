#include "config.h"

#include "summer-json-members.h"

void
summer_json_add_day_value (JsonBuilder *json, SummerDay day)
{
  g_autofree char *iso = summer_day_dup_iso (day);

  if (day == SUMMER_DAY_NONE)
    json_builder_add_null_value (json);
  else
    json_builder_add_string_value (json, iso);
}

void
summer_json_add_day (JsonBuilder *json, const char *key, SummerDay day)
{
  json_builder_set_member_name (json, key);
  summer_json_add_day_value (json, day);
}

void
summer_json_add_text (JsonBuilder *json, const char *key, const char *text)
{
  json_builder_set_member_name (json, key);
  if (text == NULL)
    json_builder_add_null_value (json);
  else
    json_builder_add_string_value (json, text);
}

void
summer_json_add_count (JsonBuilder *json, const char *key, gint64 count)
{
  json_builder_set_member_name (json, key);
  json_builder_add_int_value (json, count);
}

/**
 * summer_json_dup_document:
 * @json: with all its objects ended
 */
char *
summer_json_dup_document (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  g_autofree char *text = NULL;

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  text = json_generator_to_data (generator, NULL);
  return g_strconcat (text, "\n", NULL);
}
