#include "config.h"

#include "summer-export.h"

#include "summer-json-members.h"
#include "summer-wording.h"

static void
add_shortfalls (JsonBuilder *json, const SummerProspect *prospect)
{
  json_builder_set_member_name (json, "days");
  json_builder_begin_array (json);
  for (guint i = 0; i < MIN (prospect->n_shortfalls, SUMMER_MAX_NAMED); i++)
    {
      const SummerShortfall *shortfall = &prospect->shortfalls[i];

      json_builder_begin_object (json);
      summer_json_add_day (json, "day", shortfall->day);
      summer_json_add_count (json, "children", shortfall->children);
      summer_json_add_count (json, "tutors", shortfall->tutors);
      summer_json_add_count (json, "volunteers", shortfall->volunteers);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  summer_json_add_count (json, "n_days", prospect->n_shortfalls);
}

static void
add_children (JsonBuilder *json, const SummerProspect *prospect)
{
  json_builder_set_member_name (json, "children");
  json_builder_begin_array (json);
  for (guint i = 0; i < MIN (prospect->n_children, SUMMER_MAX_NAMED); i++)
    json_builder_add_string_value (json, prospect->children[i]);
  json_builder_end_array (json);
  summer_json_add_count (json, "n_children", prospect->n_children);
}

static void
add_condition (JsonBuilder *json, const SummerFinding *finding)
{
  const SummerProspect *prospect = &finding->prospect;

  json_builder_begin_object (json);
  summer_json_add_text (json, "code", summer_condition_get_code (finding->condition));
  summer_json_add_text (json, "level", summer_level_get_code (finding->level));
  summer_json_add_text (json, "outcome", summer_outcome_get_code (finding->outcome));
  summer_json_add_text (json, "outlook", summer_prospect_get_code (prospect->state));
  summer_json_add_day (json, "due", prospect->due);
  summer_json_add_count (json, "needed", prospect->needed);
  summer_json_add_count (json, "open", prospect->open);
  summer_json_add_count (json, "unknown", prospect->unknown);
  summer_json_add_count (json, "lost", prospect->lost);
  add_shortfalls (json, prospect);
  add_children (json, prospect);
  json_builder_end_object (json);
}

static void
add_class (JsonBuilder *json, const SummerAssessment *assessment, guint index)
{
  const SummerClassAssessment *of = &assessment->classes[index];
  const SummerClassFacts *facts = &assessment->facts->classes[index];
  const SummerFinding *urgent = summer_class_assessment_get_urgent (of);
  g_autofree char *sentence
      = urgent != NULL
            ? summer_prospect_dup_sentence (urgent, assessment->policy, assessment->as_of)
            : NULL;

  json_builder_begin_object (json);
  summer_json_add_text (json, "code", of->code);
  summer_json_add_text (json, "name", facts->name);
  summer_json_add_text (json, "union", facts->union_name);
  summer_json_add_text (json, "verdict", summer_verdict_get_code (of->verdict));
  summer_json_add_text (json, "outlook", summer_prospect_get_code (of->outlook));
  summer_json_add_text (json, "urgent",
                        urgent != NULL ? summer_condition_get_code (urgent->condition) : NULL);
  summer_json_add_text (json, "sentence", sentence);
  summer_json_add_day (json, "due", urgent != NULL ? urgent->prospect.due : SUMMER_DAY_NONE);
  json_builder_set_member_name (json, "conditions");
  json_builder_begin_array (json);
  for (guint i = 0; i < of->n_findings; i++)
    add_condition (json, &of->findings[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/**
 * summer_rescue_dup_json:
 * @assessment: an assessment
 *
 * What can still become of every class, the most urgent first, as `summerctl rescue --json` prints it. Codes and dates
 * do not follow the user's language; `sentence` is for a person and does.
 *
 * Returns: (transfer full): the JSON, ending in a new line
 */
char *
summer_rescue_dup_json (const SummerAssessment *assessment)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autofree guint *order = NULL;

  g_return_val_if_fail (assessment != NULL, NULL);

  order = summer_assessment_list_by_urgency (assessment);
  json_builder_begin_object (json);
  summer_json_add_text (json, "programme", assessment->facts->name);
  summer_json_add_count (json, "year", assessment->facts->year);
  summer_json_add_day (json, "as_of", assessment->as_of);
  json_builder_set_member_name (json, "classes");
  json_builder_begin_array (json);
  for (guint i = 0; i < assessment->n_classes; i++)
    add_class (json, assessment, order[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  return summer_json_dup_document (json);
}
