#include "config.h"

#include "summer-export-years.h"

#include "summer-json-members.h"
#include "summer-year-measure.h"

static const char *const by_codes[SUMMER_N_YEARS_BY] = {
  [SUMMER_YEARS_WHOLE] = "programme",
  [SUMMER_YEARS_BY_UNION] = "union",
  [SUMMER_YEARS_BY_HOST] = "host",
  [SUMMER_YEARS_BY_PROVIDER] = "provider",
};

static void
add_year (JsonBuilder *json, const SummerYear *year)
{
  json_builder_begin_object (json);
  summer_json_add_count (json, "year", year->year);
  summer_json_add_text (json, "programme", year->name);
  summer_json_add_day (json, "as_of", year->as_of);
  json_builder_set_member_name (json, "settlement");
  if (year->settlement > 0)
    json_builder_add_int_value (json, year->settlement);
  else
    json_builder_add_null_value (json);
  json_builder_end_object (json);
}

static void
add_figures (JsonBuilder *json, const SummerYearFigures *figures)
{
  json_builder_begin_object (json);
  for (guint i = 0; i < SUMMER_N_YEAR_MEASURES; i++)
    {
      gint64 value;
      const gboolean known = summer_year_measure_get ((SummerYearMeasure) i, figures, &value);

      json_builder_set_member_name (json, summer_year_measure_get_code ((SummerYearMeasure) i));
      /* No classes are a number, too. */
      if (known || i == SUMMER_YEAR_CLASSES)
        json_builder_add_int_value (json, value);
      else
        json_builder_add_null_value (json);
    }
  json_builder_end_object (json);
}

static void
add_row (JsonBuilder *json, const SummerYearsRow *row, guint n_years)
{
  json_builder_begin_object (json);
  summer_json_add_text (json, "name", row->name);
  json_builder_set_member_name (json, "years");
  json_builder_begin_array (json);
  for (guint i = 0; i < n_years; i++)
    add_figures (json, &row->years[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/**
 * summer_years_dup_json:
 *
 * As `summerctl years --json` prints it: the years, the earliest first, and of each row the figures of each of them in the
 * same order; null where there is nothing to tell.
 *
 * Returns: (transfer full): the JSON, ending in a new line
 */
char *
summer_years_dup_json (GPtrArray *years, GPtrArray *rows, SummerYearsBy by)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  g_return_val_if_fail (years != NULL && rows != NULL && by < SUMMER_N_YEARS_BY, NULL);

  json_builder_begin_object (json);
  summer_json_add_text (json, "by", by_codes[by]);
  json_builder_set_member_name (json, "years");
  json_builder_begin_array (json);
  for (guint i = 0; i < years->len; i++)
    add_year (json, g_ptr_array_index (years, i));
  json_builder_end_array (json);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < rows->len; i++)
    add_row (json, g_ptr_array_index (rows, i), years->len);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return summer_json_dup_document (json);
}
