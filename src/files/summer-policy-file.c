#include "config.h"

#include "summer-policy-file.h"

#include <glib/gi18n.h>
#include <string.h>

#define PRESET "preset" /* the line whose numbers hold where no other line says one */
#define MOST_BYTES (256 * 1024)
#define MOST_COMPLAINTS 8

/**
 * summer_policy_file_dup_text:
 *
 * Returns: (transfer full): every number of @policy with its title and where it comes from
 */
char *
summer_policy_file_dup_text (const SummerPolicy *policy)
{
  const char *const *names = summer_policy_list_names ();
  GString *text;

  g_return_val_if_fail (policy != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "# %s\n%s = %s\n", _ ("The policy of summer classes"), PRESET,
                          policy->preset);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gboolean assumed = FALSE;
      const char *source = summer_policy_get_source (policy, names[i], &assumed);
      g_autofree char *value = summer_policy_dup_value (policy, names[i]);

      if (!summer_policy_says (policy, names[i]))
        continue;
      g_string_append_printf (text, "\n# %s · %s\n%s = %s\n", summer_policy_get_title (names[i]),
                              source != NULL ? source : _ ("Set for this programme"), names[i],
                              value);
    }
  return g_string_free (text, FALSE);
}

gboolean
summer_policy_file_write (const SummerPolicy *policy, const char *path, GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (policy != NULL && path != NULL, FALSE);

  text = summer_policy_file_dup_text (policy);
  return g_file_set_contents (path, text, -1, error);
}

typedef struct
{
  GString *text;
  guint n;
} Complaints;

static void complain (Complaints *complaints, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static void
complain (Complaints *complaints, guint line, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (++complaints->n > MOST_COMPLAINTS)
    return;
  if (complaints->n > 1)
    g_string_append_c (complaints->text, '\n');
  /* Translators: a line of a file and what is wrong there: "Line 7: there is no number named “fnd”" */
  g_string_append_printf (complaints->text, _ ("Line %u: %s"), line, what);
}

/* Splits "name = value" in place. */
static gboolean
split (char *line, char **name, char **value)
{
  char *equals = strchr (line, '=');

  if (equals == NULL)
    return FALSE;
  *equals = '\0';
  *name = g_strstrip (line);
  *value = g_strstrip (equals + 1);
  return **name != '\0';
}

static gboolean
says_nothing (const char *line)
{
  while (g_ascii_isspace (*line))
    line++;
  return *line == '\0' || *line == '#';
}

/* The preset stands anywhere: the other lines are read over its numbers. */
static SummerPolicy *
find_preset (char **lines, GError **error)
{
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup (lines[i]);
      g_autoptr (GError) why = NULL;
      char *name, *value;
      SummerPolicy *policy;

      if (says_nothing (line) || !split (line, &name, &value) || !g_str_equal (name, PRESET))
        continue;
      policy = summer_policy_new_from_preset (value, &why);
      if (policy == NULL)
        g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM, _ ("Line %u: %s"), i + 1,
                     why->message);
      return policy;
    }
  g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
               _ ("No line says “preset = …”: this is not a file of a policy"));
  return NULL;
}

static void
read_line (SummerPolicy *policy, char *line, guint number, GHashTable *seen, Complaints *complaints)
{
  g_autoptr (GError) why = NULL;
  char *name, *value;
  guint first;

  if (!split (line, &name, &value))
    {
      complain (complaints, number, _ ("“%s” has no =; write name = value"), line);
      return;
    }
  first = GPOINTER_TO_UINT (g_hash_table_lookup (seen, name));
  if (first != 0)
    {
      complain (complaints, number, _ ("“%s” is in line %u already; keep one of the two"), name,
                first);
      return;
    }
  g_hash_table_insert (seen, g_strdup (name), GUINT_TO_POINTER (number));
  if (g_str_equal (name, PRESET))
    return;
  if (!g_strv_contains (summer_policy_list_names (), name))
    complain (complaints, number, _ ("there is no number named “%s”"), name);
  else if (!summer_policy_set (policy, name, value, FALSE, &why))
    complain (complaints, number, "%s: %s", summer_policy_get_title (name), why->message);
}

/**
 * summer_policy_file_parse:
 * @length: bytes of @text, which need not be a text at all
 *
 * Returns: (transfer full) (nullable): the policy; or %NULL with an error of %SUMMER_VALUE_ERROR that names each line that
 *   is wrong, or says which numbers contradict each other
 */
SummerPolicy *
summer_policy_file_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (SummerPolicy) policy = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autofree char *copy = NULL;
  g_auto (GStrv) lines = NULL;
  Complaints complaints = { wrong, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  if (length > MOST_BYTES || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("This is not a text in UTF-8: save a policy to a file to see how one looks"));
      return NULL;
    }
  copy = g_strndup (text, length);
  lines = g_strsplit (g_str_has_prefix (copy, "\357\273\277") ? copy + 3 : copy, "\n", -1);
  policy = find_preset (lines, error);
  if (policy == NULL)
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    if (!says_nothing (lines[i]))
      read_line (policy, g_strstrip (lines[i]), i + 1, seen, &complaints);
  if (complaints.n > MOST_COMPLAINTS)
    g_string_append_printf (wrong,
                            ngettext ("\n… and %u line more", "\n… and %u lines more",
                                      (gulong) (complaints.n - MOST_COMPLAINTS)),
                            complaints.n - MOST_COMPLAINTS);
  if (complaints.n > 0)
    {
      g_set_error_literal (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM, wrong->str);
      return NULL;
    }
  return summer_policy_check (policy, NULL, error) ? g_steal_pointer (&policy) : NULL;
}

/**
 * summer_policy_file_read:
 *
 * Returns: (transfer full) (nullable): the policy; or %NULL with an error of %G_FILE_ERROR or %SUMMER_VALUE_ERROR
 */
SummerPolicy *
summer_policy_file_read (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return summer_policy_file_parse (text, length, error);
}
