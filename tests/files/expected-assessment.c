#include "expected-assessment.h"

#include <json-glib/json-glib.h>
#include <string.h>

static SummerDay
parse_iso (const char *text)
{
  return strlen (text) == 10 && text[4] == '-' && text[7] == '-' ? summer_day_parse (text)
                                                                 : SUMMER_DAY_NONE;
}

/* An item of a list: a text, a day, or a row of them. */
static char *
dup_item (JsonNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return json_node_dup_string (node);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            json_array_get_string_element (json_node_get_array (node), i));
  return g_strdup (text->str);
}

static void
add_list (SummerFinding *finding, const char *key, JsonArray *array)
{
  guint length = json_array_get_length (array);
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();
  GArray *days = g_array_new (FALSE, FALSE, sizeof (SummerDay));

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *item = dup_item (json_array_get_element (array, i));
      SummerDay day = parse_iso (item);

      g_strv_builder_add (texts, item);
      if (day != SUMMER_DAY_NONE)
        g_array_append_val (days, day);
    }
  if (length > 0 && days->len == length)
    {
      summer_finding_take_days (finding, key, days);
      return;
    }
  g_array_unref (days);
  summer_finding_take_texts (finding, key, g_strv_builder_end (texts));
}

static void
add_figure (JsonObject *object, const char *member, JsonNode *node, gpointer user_data)
{
  SummerFinding *finding = user_data;
  const char *key = g_intern_string (member);
  int value;

  if (JSON_NODE_HOLDS_ARRAY (node))
    add_list (finding, key, json_node_get_array (node));
  else if (JSON_NODE_HOLDS_NULL (node))
    summer_finding_add_day (finding, key, SUMMER_DAY_NONE);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    summer_finding_add_boolean (finding, key, json_node_get_boolean (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    summer_finding_add_count (finding, key, json_node_get_int (node));
  else if (parse_iso (json_node_get_string (node)) != SUMMER_DAY_NONE)
    summer_finding_add_day (finding, key, parse_iso (json_node_get_string (node)));
  else if (g_str_equal (key, "state")
           && summer_terms_parse (SUMMER_TERMS_CLASS_STATE, json_node_get_string (node), &value))
    summer_finding_add_term (finding, key, SUMMER_TERMS_CLASS_STATE, value);
  else
    summer_finding_add_text (finding, key, json_node_get_string (node));
}

static guint
find_code (const char *text, const char *(*get_code) (guint value), guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_code (i), text))
      return i;
  g_assert_not_reached ();
}

static const char *
outcome_code (guint value)
{
  return summer_outcome_get_code (value);
}

static const char *
verdict_code (guint value)
{
  return summer_verdict_get_code (value);
}

static const char *
level_code (guint value)
{
  return summer_level_get_code (value);
}

static void
read_class (SummerClassAssessment *of, JsonObject *object)
{
  JsonArray *conditions = json_object_get_array_member (object, "conditions");

  of->verdict = find_code (json_object_get_string_member (object, "verdict"), verdict_code, 3);
  of->headcount = (int) json_object_get_int_member (object, "headcount");
  of->held_days = of->open_days = (int) json_object_get_int_member (object, "held_days");
  of->expected = json_object_get_int_member (object, "expected");
  of->present = json_object_get_int_member (object, "present");
  of->unrecorded = json_object_get_int_member (object, "unrecorded");
  of->base = json_object_get_int_member (object, "base_fen");
  of->granted = of->granted_all = json_object_get_int_member (object, "granted_fen");
  of->would_be = of->base > 0 ? of->base : 3000000;
  summer_class_assessment_make_findings (of);
  for (guint i = 0; i < json_array_get_length (conditions); i++)
    {
      JsonObject *condition = json_array_get_object_element (conditions, i);
      SummerFinding *finding = &of->findings[of->n_findings++];

      g_assert_true (summer_condition_from_code (json_object_get_string_member (condition, "code"),
                                                 &finding->condition));
      finding->level
          = find_code (json_object_get_string_member (condition, "level"), level_code, 3);
      finding->outcome
          = find_code (json_object_get_string_member (condition, "outcome"), outcome_code, 4);
      json_object_foreach_member (json_object_get_object_member (condition, "figures"), add_figure,
                                  finding);
    }
}

static void
invent_class (SummerFacts *facts, guint at, const char *code)
{
  static const char *const unions[] = { "鼓楼区总工会", "台江区总工会", "仓山区总工会" };
  SummerClassFacts *of = &facts->classes[at];

  of->id = at + 1;
  of->code = g_string_chunk_insert (facts->strings, code);
  of->union_name = at % 7 == 6 ? NULL : unions[at % G_N_ELEMENTS (unions)];
  of->kind = at % 2 ? SUMMER_CLASS_CONTINUING : SUMMER_CLASS_NEW;
  of->state = SUMMER_CLASS_OPEN;
  of->first_day = facts->first_day;
  of->last_day = facts->last_day;
  of->emergency_plan = of->provider_until = SUMMER_DAY_NONE;
  of->rank = at == 2 ? 1 : SUMMER_RANK_NONE;
  /* What a spreadsheet would take for formulas. */
  of->name = at == 0   ? "=1+1社区班"
             : at == 1 ? "-榕荫班"
             : at == 2 ? "@云水谣班"
                       : "晴川里社区居民委员会暑托班";
  of->account_name = at == 3 ? NULL : at == 1 ? "+晋安区工会" : "晴川里社区工会委员会";
  of->bank = "中国工商银行福州鼓楼支行";
  of->account_number = at == 3 ? NULL : "6222021402000123456";
}

/* The assessment of a case. amount and shortage set the policy's parameters where the case differs from the preset; NULL = not. */
SummerAssessment *
expected_assessment_new (const char *case_name, const char *amount, const char *shortage)
{
  g_autofree char *name = g_strconcat (case_name, ".expected.json", NULL);
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  g_autoptr (GError) error = NULL;
  SummerAssessment *assessment;
  JsonObject *root;
  JsonArray *classes;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  classes = json_object_get_array_member (root, "classes");

  facts->name
      = g_string_chunk_insert (facts->strings, json_object_get_string_member (root, "programme"));
  facts->year = (int) json_object_get_int_member (root, "year");
  facts->first_day = summer_day_from_ymd (facts->year, 7, 1);
  facts->last_day = summer_day_from_ymd (facts->year, 8, 31);
  facts->policy
      = summer_policy_new_from_preset (json_object_get_string_member (root, "policy"), &error);
  g_assert_no_error (error);
  facts->policy->fund = json_object_get_int_member (root, "fund_fen");
  g_assert_true (amount == NULL
                 || summer_policy_set (facts->policy, "amount", amount, FALSE, NULL));
  g_assert_true (shortage == NULL
                 || summer_policy_set (facts->policy, "shortage", shortage, FALSE, NULL));
  facts->n_classes = json_array_get_length (classes);
  facts->classes = g_new0 (SummerClassFacts, facts->n_classes);
  for (guint i = 0; i < facts->n_classes; i++)
    invent_class (facts, i,
                  json_object_get_string_member (json_array_get_object_element (classes, i),
                                                 "code"));

  assessment
      = summer_assessment_new (facts, facts->policy,
                               summer_day_parse (json_object_get_string_member (root, "as_of")));
  assessment->base_total = json_object_get_int_member (root, "base_total_fen");
  assessment->granted_total = json_object_get_int_member (root, "granted_total_fen");
  assessment->shortage = assessment->granted_total < assessment->base_total;
  for (guint i = 0; i < facts->n_classes; i++)
    read_class (&assessment->classes[i], json_array_get_object_element (classes, i));
  return assessment;
}
