#include "config.h"

#include "summer-export.h"

#include "summer-json-members.h"
#include "summer-terms.h"

static void
add_figure (JsonBuilder *json, const SummerFigure *figure)
{
  if (figure->kind == SUMMER_FIGURE_TEXT)
    {
      summer_json_add_text (json, figure->key, figure->text);
      return;
    }
  json_builder_set_member_name (json, figure->key);
  switch (figure->kind)
    {
    case SUMMER_FIGURE_COUNT:
    case SUMMER_FIGURE_BASIS_POINTS:
      json_builder_add_int_value (json, figure->number);
      break;
    case SUMMER_FIGURE_BOOLEAN:
      json_builder_add_boolean_value (json, figure->number != 0);
      break;
    case SUMMER_FIGURE_DAY:
      summer_json_add_day_value (json, (SummerDay) figure->number);
      break;
    case SUMMER_FIGURE_TERM:
      /* Programs read this: the word of the workbook, whatever the user's language. */
      json_builder_add_string_value (json, summer_terms_get_chinese (figure->terms,
                                                                     (int) figure->number));
      break;
    case SUMMER_FIGURE_TEXTS:
      json_builder_begin_array (json);
      for (guint i = 0; figure->texts != NULL && figure->texts[i] != NULL; i++)
        json_builder_add_string_value (json, figure->texts[i]);
      json_builder_end_array (json);
      break;
    case SUMMER_FIGURE_DAYS:
      json_builder_begin_array (json);
      for (guint i = 0; i < figure->n_days; i++)
        summer_json_add_day_value (json, figure->days[i]);
      json_builder_end_array (json);
      break;
    case SUMMER_FIGURE_TEXT: /* above */
    default:
      g_warn_if_reached ();
      json_builder_add_null_value (json);
      break;
    }
}

static void
add_finding (JsonBuilder *json, const SummerFinding *finding)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "code");
  json_builder_add_string_value (json, summer_condition_get_code (finding->condition));
  json_builder_set_member_name (json, "level");
  json_builder_add_string_value (json, summer_level_get_code (finding->level));
  json_builder_set_member_name (json, "outcome");
  json_builder_add_string_value (json, summer_outcome_get_code (finding->outcome));
  json_builder_set_member_name (json, "figures");
  json_builder_begin_object (json);
  for (guint i = 0; i < finding->n_figures; i++)
    add_figure (json, &finding->figures[i]);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

/* What each further source of money grants a class, and why not more. */
static void
add_extras (JsonBuilder *json, const SummerPolicy *policy, const SummerClassAssessment *of)
{
  json_builder_set_member_name (json, "grants");
  json_builder_begin_array (json);
  for (guint k = 0; k < policy->n_sources; k++)
    {
      const SummerExtra *extra = &of->extras[k];

      json_builder_begin_object (json);
      summer_json_add_text (json, "source", policy->sources[k].name);
      summer_json_add_text (json, "for", policy->sources[k].purpose);
      summer_json_add_count (json, "due_fen", extra->due);
      summer_json_add_count (json, "taken_off_fen", extra->taken_off);
      summer_json_add_count (json, "base_fen", extra->base);
      summer_json_add_count (json, "granted_fen", extra->granted);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  summer_json_add_count (json, "granted_all_fen", of->granted_all);
}

/* A ceiling, or null where there is none. */
static void
add_ceiling (JsonBuilder *json, SummerMoney ceiling)
{
  if (ceiling != SUMMER_NO_CEILING)
    {
      summer_json_add_count (json, "ceiling_fen", ceiling);
      return;
    }
  json_builder_set_member_name (json, "ceiling_fen");
  json_builder_add_null_value (json);
}

static void
add_sums (JsonBuilder *json, SummerMoney base, SummerMoney granted, gboolean shortage)
{
  summer_json_add_count (json, "base_total_fen", base);
  summer_json_add_count (json, "granted_total_fen", granted);
  json_builder_set_member_name (json, "shortage");
  json_builder_add_boolean_value (json, shortage);
}

/* The shares of the fund, and last what they leave, which has no name. */
static void
add_pools (JsonBuilder *json, const SummerAssessment *assessment)
{
  json_builder_set_member_name (json, "pools");
  json_builder_begin_array (json);
  for (guint k = 0; k < assessment->n_pools; k++)
    {
      const SummerPool *pool = &assessment->pools[k];

      json_builder_begin_object (json);
      summer_json_add_text (json, "share", pool->name);
      add_ceiling (json, pool->ceiling);
      summer_json_add_count (json, "classes", pool->n_classes);
      add_sums (json, pool->base_total, pool->granted_total, pool->shortage);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_sources (JsonBuilder *json, const SummerAssessment *assessment)
{
  json_builder_set_member_name (json, "sources");
  json_builder_begin_array (json);
  for (guint k = 0; k < assessment->policy->n_sources; k++)
    {
      const SummerSource *source = &assessment->policy->sources[k];
      const SummerSourceSum *sum = &assessment->sources[k];

      json_builder_begin_object (json);
      summer_json_add_text (json, "source", source->name);
      summer_json_add_text (json, "within", source->within);
      summer_json_add_text (json, "for", source->purpose);
      add_ceiling (json, source->max > 0 ? source->max : SUMMER_NO_CEILING);
      summer_json_add_count (json, "classes", sum->n_classes);
      add_sums (json, sum->base_total, sum->granted_total, sum->shortage);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  summer_json_add_count (json, "granted_all_fen", assessment->granted_all);
}

static void
add_class (JsonBuilder *json, const SummerPolicy *policy, const SummerClassAssessment *of)
{
  g_autofree char *rate = summer_rate_dup_percent (of->present, of->expected);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "code");
  json_builder_add_string_value (json, of->code);
  json_builder_set_member_name (json, "verdict");
  json_builder_add_string_value (json, summer_verdict_get_code (of->verdict));
  summer_json_add_count (json, "headcount", of->headcount);
  summer_json_add_count (json, "held_days", of->held_days);
  summer_json_add_count (json, "expected", of->expected);
  summer_json_add_count (json, "present", of->present);
  summer_json_add_count (json, "unrecorded", of->unrecorded);
  summer_json_add_text (json, "rate", rate);
  summer_json_add_count (json, "base_fen", of->base);
  summer_json_add_count (json, "granted_fen", of->granted);
  json_builder_set_member_name (json, "conditions");
  json_builder_begin_array (json);
  for (guint i = 0; i < of->n_findings; i++)
    add_finding (json, &of->findings[i]);
  json_builder_end_array (json);
  summer_json_add_count (json, "open_days", of->open_days);
  summer_json_add_count (json, "stray_marks", of->stray_marks);
  summer_json_add_count (json, "unlisted_collections", of->unlisted_collections);
  summer_json_add_count (json, "confirmed_collections", of->confirmed_collections);
  if (policy->n_shares > 0)
    summer_json_add_text (json, "share",
                          of->pool < policy->n_shares ? policy->shares[of->pool].name : NULL);
  if (policy->n_sources > 0)
    add_extras (json, policy, of);
  json_builder_end_object (json);
}

/**
 * summer_assessment_dup_json:
 * @assessment: an assessment
 * @class_code: (nullable): the only class to give; NULL = all
 *
 * The assessment as `summerctl assess --json` prints it (workbook.md): the same keys in the same order, further
 * ones at the end. Words and dates do not follow the user's language. The totals are the programme's even when
 * one class is asked for; a code that there is not gives an empty list. Shares of the fund, a reserve and further
 * sources of money have keys only where the policy has them.
 *
 * Returns: (transfer full): the JSON, ending in a new line
 */
char *
summer_assessment_dup_json (const SummerAssessment *assessment, const char *class_code)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  g_return_val_if_fail (assessment != NULL, NULL);

  json_builder_begin_object (json);
  summer_json_add_text (json, "programme", assessment->facts->name);
  summer_json_add_count (json, "year", assessment->facts->year);
  summer_json_add_day (json, "as_of", assessment->as_of);
  summer_json_add_text (json, "policy", assessment->policy->preset);
  summer_json_add_count (json, "fund_fen", assessment->fund);
  summer_json_add_count (json, "base_total_fen", assessment->base_total);
  summer_json_add_count (json, "granted_total_fen", assessment->granted_total);
  json_builder_set_member_name (json, "classes");
  json_builder_begin_array (json);
  for (guint i = 0; i < assessment->n_classes; i++)
    if (class_code == NULL || g_str_equal (class_code, assessment->classes[i].code))
      add_class (json, assessment->policy, &assessment->classes[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "shortage");
  json_builder_add_boolean_value (json, assessment->shortage);
  if (summer_policy_says (assessment->policy, "reserve"))
    summer_json_add_count (json, "reserve_fen", assessment->policy->reserve);
  if (summer_policy_says (assessment->policy, "shares"))
    add_pools (json, assessment);
  if (summer_policy_says (assessment->policy, "sources"))
    add_sources (json, assessment);
  json_builder_end_object (json);

  return summer_json_dup_document (json);
}
