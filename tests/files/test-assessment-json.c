/* The JSON of an assessment against the example cases. */
#include <json-glib/json-glib.h>
#include <string.h>

#include "expected-assessment.h"
#include "summer-export.h"

static JsonNode *
load_case (const char *case_name)
{
  g_autofree char *name = g_strconcat (case_name, ".expected.json", NULL);
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", name, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  return json_parser_steal_root (parser);
}

/* Every member of what is expected is there, in the same order; further ones may follow. Rows of a list that
 * are lists themselves come as one text. */
static void
assert_contains (JsonNode *expected, JsonNode *actual)
{
  if (JSON_NODE_HOLDS_OBJECT (expected))
    {
      g_autoptr (GList) wanted = json_object_get_members (json_node_get_object (expected));
      g_autoptr (GList) given = json_object_get_members (json_node_get_object (actual));
      GList *at = given;

      for (GList *member = wanted; member != NULL; member = member->next, at = at->next)
        {
          g_assert_nonnull (at);
          g_assert_cmpstr (at->data, ==, member->data);
          assert_contains (json_object_get_member (json_node_get_object (expected), member->data),
                           json_object_get_member (json_node_get_object (actual), member->data));
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (expected))
    {
      JsonArray *wanted = json_node_get_array (expected), *given = json_node_get_array (actual);

      g_assert_cmpuint (json_array_get_length (wanted), ==, json_array_get_length (given));
      for (guint i = 0; i < json_array_get_length (wanted); i++)
        if (!JSON_NODE_HOLDS_ARRAY (json_array_get_element (wanted, i)))
          assert_contains (json_array_get_element (wanted, i), json_array_get_element (given, i));
    }
  else
    {
      g_assert_true (json_node_equal (expected, actual));
    }
}

static void
test_case (gconstpointer case_name)
{
  g_autoptr (SummerAssessment) assessment = expected_assessment_new (case_name, NULL, NULL);
  g_autofree char *text = summer_assessment_dup_json (assessment, NULL);
  g_autoptr (JsonNode) expected = load_case (case_name);
  g_autoptr (JsonNode) actual = json_from_string (text, NULL);

  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_nonnull (actual);
  assert_contains (expected, actual);
}

static void
test_one_class (void)
{
  g_autoptr (SummerAssessment) assessment
      = expected_assessment_new ("03-xiamen-running", NULL, NULL);
  g_autofree char *text = summer_assessment_dup_json (assessment, "2024E");
  g_autofree char *none = summer_assessment_dup_json (assessment, "nobody");
  g_autoptr (JsonNode) node = json_from_string (text, NULL);
  g_autoptr (JsonNode) empty = json_from_string (none, NULL);
  JsonArray *classes = json_object_get_array_member (json_node_get_object (node), "classes");

  g_assert_cmpuint (json_array_get_length (classes), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (classes, 0),
                                                  "code"),
                   ==, "2024E");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (node), "granted_total_fen"),
                   ==, 2220000);
  classes = json_object_get_array_member (json_node_get_object (empty), "classes");
  g_assert_cmpuint (json_array_get_length (classes), ==, 0);
}

int
main (int argc, char **argv)
{
  static const char *const cases[] = { "01-fujian-tidy",
                                       "02-fujian-untidy",
                                       "03-xiamen-running",
                                       "04-xiamen-untidy-in-order",
                                       "06-fujian-attending",
                                       "05-guangdong-untidy-child-days",
                                       "07-fujian-excluded-untidy",
                                       "08-fujian-in-order-streamed" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/assessment-json/", cases[i], NULL);

      g_test_add_data_func (path, cases[i], test_case);
    }
  g_test_add_func ("/assessment-json/one-class", test_one_class);
  return g_test_run ();
}
