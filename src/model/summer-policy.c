#include "config.h"

#include "summer-policy.h"

#include "summer-amount.h"
#include "summer-preset.h"
#include "summer-wording.h"

#include <glib/gi18n.h>
#include <string.h>

#define LEVEL_PREFIX "level."

/* How the value of a parameter is written. */
typedef enum
{
  KIND_COUNT,
  KIND_RATE,
  KIND_MONEY,
  KIND_AMOUNT, /* several fields; summer-amount.c */
  KIND_SHARES, /* several fields; so of sources; summer-funding.c */
  KIND_SOURCES,
  KIND_SET,    /* bits, one for each value of a vocabulary */
  KIND_CHOICE, /* an enum, one of the words below */
} Kind;

/* Words of an enum that is only in policies: the first is the one written. */
typedef struct
{
  int value;
  const char *words[4];
} Choice;

static const Choice bases[] = {
  { SUMMER_BASIS_ENROLLED, { "enrolled", "入班", "在册" } },
  { SUMMER_BASIS_ATTENDING, { "attending", "出勤", "到班" } },
};
static const Choice shortages[] = {
  { SUMMER_SHORTAGE_PRORATE, { "prorate", "按比例" } },
  { SUMMER_SHORTAGE_IN_ORDER, { "in_order", "按顺位", "按顺序", "in order" } },
};
static const Choice levels[] = {
  { SUMMER_LEVEL_REQUIRED, { "required", "必须", "必备" } },
  { SUMMER_LEVEL_ADVISORY, { "advisory", "提示" } },
  { SUMMER_LEVEL_OFF, { "off", "不评", "关闭" } },
};

/* In a set of marks each has its word, as there is no cell to keep small: 病假 rather than 病. */
static const char *const mark_words[] = { NULL, "出勤", "病假", "事假", "旷课" };

typedef struct
{
  const char *name;
  const char *title;
  Kind kind;
  gsize offset;          /* of its field in SummerPolicy */
  gint64 min, max;       /* of counts and money (fen) */
  SummerTerms terms;     /* of sets */
  const Choice *choices; /* of choices */
  guint n_choices;
} Parameter;

#define MAX_COUNT 100000
#define MAX_YUAN G_GINT64_CONSTANT (100000000000000)
#define COUNT(field, min, title)                                                                   \
  {                                                                                                \
#field, title, KIND_COUNT, G_STRUCT_OFFSET(SummerPolicy, field), min, MAX_COUNT, 0, NULL, 0    \
  }
#define RATE(field, title)                                                                         \
  {                                                                                                \
#field, title, KIND_RATE, G_STRUCT_OFFSET(SummerPolicy, field), 0, 10000, 0, NULL, 0           \
  }
#define MONEY(field, min, title)                                                                   \
  {                                                                                                \
#field, title, KIND_MONEY, G_STRUCT_OFFSET(SummerPolicy, field), min, MAX_YUAN, 0, NULL, 0     \
  }
#define SET(field, terms, title)                                                                   \
  {                                                                                                \
#field, title, KIND_SET, G_STRUCT_OFFSET(SummerPolicy, field), 0, 0, terms, NULL, 0            \
  }
#define CHOICE(field, choices, title)                                                              \
  {                                                                                                \
#field, title, KIND_CHOICE, G_STRUCT_OFFSET(SummerPolicy, field), 0, 0, 0, choices,            \
        G_N_ELEMENTS(choices)                                                                      \
  }

static const Parameter parameters[] = {
  MONEY (fund, 0, N_ ("Fund")),
  COUNT (planned_classes, 0, N_ ("Planned classes")),
  COUNT (tutors_min, 0, N_ ("Fewest tutors a team")),
  COUNT (volunteers_min, 0, N_ ("Fewest volunteers a team")),
  COUNT (volunteers_max, 0, N_ ("Most volunteers a team")),
  COUNT (children_per_team, 1, N_ ("Children a team")),
  COUNT (children_min, 0, N_ ("Fewest children")),
  COUNT (children_max, 0, N_ ("Most children")),
  COUNT (days_min, 0, N_ ("Fewest open days")),
  RATE (attendance_min, N_ ("Lowest attendance")),
  RATE (satisfaction_min, N_ ("Lowest satisfaction")),
  RATE (responses_min, N_ ("Fewest responses")),
  COUNT (inspections_min, 0, N_ ("Fewest visits")),
  SET (insurance_kinds, SUMMER_TERMS_INSURANCE_KIND, N_ ("Kinds of insurance")),
  COUNT (host_classes_max, 0, N_ ("Most classes a host")),
  CHOICE (headcount_basis, bases, N_ ("Children who count")),
  { "amount", N_ ("Amount a class"), KIND_AMOUNT, 0, 0, 0, 0, NULL, 0 },
  CHOICE (shortage, shortages, N_ ("When the fund is short")),
  SET (excluded_marks, SUMMER_TERMS_MARK, N_ ("Marks left out of attendance")),
  MONEY (unit, 1, N_ ("Unit of payment")),
  MONEY (reserve, 0, N_ ("Reserve of the fund")),
  { "shares", N_ ("Shares of the fund"), KIND_SHARES, 0, 0, 0, 0, NULL, 0 },
  { "sources", N_ ("Further sources of money"), KIND_SOURCES, 0, 0, 0, 0, NULL, 0 },
};

static const char *const parameter_names[] = {
  "fund",
  "planned_classes",
  "tutors_min",
  "volunteers_min",
  "volunteers_max",
  "children_per_team",
  "children_min",
  "children_max",
  "days_min",
  "attendance_min",
  "satisfaction_min",
  "responses_min",
  "inspections_min",
  "insurance_kinds",
  "host_classes_max",
  "headcount_basis",
  "amount",
  "shortage",
  "excluded_marks",
  "unit",
  "reserve",
  "shares",
  "sources",
  "level.approved",
  "level.headcount",
  "level.open_days",
  "level.attendance",
  "level.staff_plan",
  "level.staff_present",
  "level.insurance",
  "level.agreement",
  "level.venue",
  "level.emergency_plan",
  "level.provider",
  "level.inspection",
  "level.incident",
  "level.satisfaction",
  "level.release",
  "level.host_limit",
  NULL,
};

/* Fills @parameter with the description of that name; a level has one made for its condition. */
static gboolean
find_parameter (const char *name, Parameter *parameter)
{
  SummerCondition condition;

  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    if (strcmp (parameters[i].name, name) == 0)
      {
        *parameter = parameters[i];
        return TRUE;
      }
  if (!g_str_has_prefix (name, LEVEL_PREFIX)
      || !summer_condition_from_code (name + strlen (LEVEL_PREFIX), &condition))
    return FALSE;
  *parameter = (Parameter){
    .name = name,
    .kind = KIND_CHOICE,
    .offset = G_STRUCT_OFFSET (SummerPolicy, levels) + condition * sizeof (SummerLevel),
    .choices = levels,
    .n_choices = G_N_ELEMENTS (levels),
  };
  return TRUE;
}

/**
 * summer_policy_new_from_preset:
 * @preset: the name of a preset: fujian-2019 …
 *
 * Returns: (transfer full) (nullable): the policy of that preset, or NULL with SUMMER_VALUE_ERROR_FORM
 *   when there is none of that name
 */
SummerPolicy *
summer_policy_new_from_preset (const char *preset, GError **error)
{
  g_autoptr (SummerPolicy) policy = NULL;

  g_return_val_if_fail (preset != NULL, NULL);

  if (!g_strv_contains (summer_preset_list_names (), preset))
    {
      g_autofree char *choices
          = g_strjoinv (" / ", (char **) (gpointer) summer_preset_list_names ());

      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("there is no policy named “%s”; choose %s"), preset, choices);
      return NULL;
    }
  policy = g_new0 (SummerPolicy, 1);
  policy->preset = g_strdup (preset);
  for (guint i = 0; parameter_names[i]; i++)
    {
      const SummerPresetNumber *number = summer_preset_find (preset, parameter_names[i]);
      gboolean is_set;

      g_assert (number != NULL);
      is_set = summer_policy_set (policy, parameter_names[i], number->value, FALSE, NULL);
      g_assert (is_set);
    }
  return g_steal_pointer (&policy);
}

/**
 * summer_policy_copy:
 *
 * Returns: (transfer full): a policy of its own with the same numbers
 */
SummerPolicy *
summer_policy_copy (const SummerPolicy *policy)
{
  SummerPolicy *copy;

  g_return_val_if_fail (policy != NULL, NULL);

  copy = g_memdup2 (policy, sizeof *policy);
  copy->preset = g_strdup (policy->preset);
  copy->shares = summer_shares_copy (policy->shares, policy->n_shares);
  copy->sources = summer_sources_copy (policy->sources, policy->n_sources);
  return copy;
}

/**
 * summer_policy_free:
 * @policy: (transfer full): the policy
 */
void
summer_policy_free (SummerPolicy *policy)
{
  if (policy == NULL)
    return;
  g_free (policy->preset);
  summer_shares_free (policy->shares, policy->n_shares);
  summer_sources_free (policy->sources, policy->n_sources);
  g_free (policy);
}

/**
 * summer_policy_equal:
 *
 * Whether two policies stem from one preset and would be written alike in every parameter.
 */
gboolean
summer_policy_equal (const SummerPolicy *a, const SummerPolicy *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (g_strcmp0 (a->preset, b->preset) != 0)
    return FALSE;
  for (guint i = 0; parameter_names[i]; i++)
    {
      g_autofree char *left = summer_policy_dup_value (a, parameter_names[i]);
      g_autofree char *right = summer_policy_dup_value (b, parameter_names[i]);

      if (strcmp (left, right) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_policy_list_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of all parameters, in the order of rules.md
 */
const char *const *
summer_policy_list_names (void)
{
  return parameter_names;
}

/**
 * summer_policy_list_presets:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the presets
 */
const char *const *
summer_policy_list_presets (void)
{
  return summer_preset_list_names ();
}

static gboolean
read_count (
    const char *text, gboolean is_number, gint64 min, gint64 max, int *count, GError **error)
{
  g_autofree char *digits = g_strdup (text);
  char *point = is_number ? strchr (digits, '.') : NULL;
  guint64 value = 0;
  g_autoptr (GError) why = NULL;

  /* Some programs write the number 20 as 20.0. */
  if (point && point > digits && point[1] && strspn (point + 1, "0") == strlen (point + 1))
    *point = '\0';
  if (g_ascii_string_to_unsigned (digits, 10, (guint64) min, (guint64) max, &value, &why))
    {
      *count = (int) value;
      return TRUE;
    }
  if (g_error_matches (why, G_NUMBER_PARSER_ERROR, G_NUMBER_PARSER_ERROR_OUT_OF_BOUNDS))
    g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                 _ ("“%s” is not between %d and %d"), text, (int) min, (int) max);
  else
    g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                 _ ("“%s” is not a whole number; write digits, such as 20"), text);
  return FALSE;
}

static gboolean
read_money (const char *text, gint64 min, SummerMoney *money, GError **error)
{
  SummerMoney fen;

  if (!summer_money_parse (text, &fen, error))
    return FALSE;
  if (fen < min)
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   _ ("“%s” is too small; write at least 0.01"), text);
      return FALSE;
    }
  *money = fen;
  return TRUE;
}

static gboolean
read_choice (const char *text, const Choice *choices, guint n_choices, int *value, GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n_choices; i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (choices[i].words) && choices[i].words[j]; j++)
        if (g_ascii_strcasecmp (text, choices[i].words[j]) == 0)
          {
            *value = choices[i].value;
            return TRUE;
          }
      g_string_append_printf (words, "%s%s", i ? " / " : "", choices[i].words[0]);
    }
  g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM, _ ("“%s” is not one of %s"),
               text, words->str);
  return FALSE;
}

/* Words of a vocabulary between commas or semicolons; nothing, or the word for none, is the empty set. */
static gboolean
read_set (const char *text, SummerTerms terms, guint *set, GError **error)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) words = NULL;
  guint bits = 0;

  for (char *p; (p = strstr (plain, "、"));)
    {
      *p = ';';
      memmove (p + 1, p + strlen ("、"), strlen (p + strlen ("、")) + 1);
    }
  words = g_strsplit_set (plain, ",;", -1);
  for (guint i = 0; words[i]; i++)
    {
      const char *word = g_strstrip (words[i]);
      int value = 0;

      if (*word == '\0' || strcmp (word, "无") == 0 || g_ascii_strcasecmp (word, "none") == 0)
        continue;
      if (!summer_terms_parse (terms, word, &value))
        {
          g_autofree char *choices = summer_terms_dup_choices (terms);

          g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                       _ ("“%s” is not one of %s"), word, choices);
          return FALSE;
        }
      /* Without the children who were there nothing would be left to count. */
      if (terms == SUMMER_TERMS_MARK && value == SUMMER_MARK_PRESENT)
        {
          g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                       _ ("“%s” cannot be left out of attendance; only absences can"), word);
          return FALSE;
        }
      bits |= 1u << value;
    }
  *set = bits;
  return TRUE;
}

/**
 * summer_policy_set:
 * @name: a parameter, as summer_policy_list_names() has it
 * @value: its value in the written form of the sheet 项目
 * @is_number: whether @value is the text of a number cell, where 0.7 stands for 70%
 *
 * Changes one number of a policy. Chinese and English words, full-width characters and space around are
 * understood. The policy stays as it is when the value is wrong.
 *
 * Returns: FALSE with SUMMER_VALUE_ERROR_FORM or SUMMER_VALUE_ERROR_RANGE
 */
gboolean
summer_policy_set (
    SummerPolicy *policy, const char *name, const char *value, gboolean is_number, GError **error)
{
  g_autofree char *folded = value ? g_utf8_normalize (value, -1, G_NORMALIZE_NFKC) : NULL;
  const char *text = folded ? g_strstrip (folded) : "";
  Parameter parameter;
  gpointer field;

  g_return_val_if_fail (policy != NULL && name != NULL, FALSE);

  if (!find_parameter (name, &parameter))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("a policy has no parameter named “%s”"), name);
      return FALSE;
    }
  field = G_STRUCT_MEMBER_P (policy, parameter.offset);
  switch (parameter.kind)
    {
    case KIND_COUNT:
      return read_count (text, is_number, parameter.min, parameter.max, field, error);
    case KIND_RATE:
      return summer_rate_parse (text, is_number, field, error);
    case KIND_MONEY:
      return read_money (text, parameter.min, field, error);
    case KIND_AMOUNT:
      return summer_amount_read (&policy->amount, text, error);
    case KIND_SHARES: /* letter by letter: unions are named in them */
      return summer_shares_read (value != NULL ? value : "", &policy->shares, &policy->n_shares,
                                 error);
    case KIND_SOURCES:
      return summer_sources_read (value != NULL ? value : "", &policy->sources, &policy->n_sources,
                                  error);
    case KIND_SET:
      return read_set (text, parameter.terms, field, error);
    case KIND_CHOICE:
      return read_choice (text, parameter.choices, parameter.n_choices, field, error);
    default:
      g_assert_not_reached ();
    }
}

static char *
dup_set (guint set, SummerTerms terms)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < summer_terms_get_size (terms); i++)
    if (set & 1u << i)
      g_string_append_printf (text, "%s%s", text->len ? "、" : "",
                              terms == SUMMER_TERMS_MARK && mark_words[i]
                                  ? mark_words[i]
                                  : summer_terms_get_chinese (terms, (int) i));
  if (text->len == 0)
    g_string_append (text, "无");
  return g_string_free (text, FALSE);
}

static char *
dup_choice (int value, const Choice *choices, guint n_choices)
{
  for (guint i = 0; i < n_choices; i++)
    if (choices[i].value == value)
      return g_strdup (choices[i].words[0]);
  g_return_val_if_reached (g_strdup (""));
}

/**
 * summer_policy_dup_value:
 * @name: a parameter, as summer_policy_list_names() has it
 *
 * Returns: (transfer full) (nullable): its value in the written form of the sheet 项目, as
 *   summer_policy_set() reads it; NULL when there is no such parameter
 */
char *
summer_policy_dup_value (const SummerPolicy *policy, const char *name)
{
  Parameter parameter;
  gconstpointer field;

  g_return_val_if_fail (policy != NULL && name != NULL, NULL);

  if (!find_parameter (name, &parameter))
    return NULL;
  field = (const char *) policy + parameter.offset;
  switch (parameter.kind)
    {
    case KIND_COUNT:
      return g_strdup_printf ("%d", *(const int *) field);
    case KIND_RATE:
      return summer_rate_dup_basis_points (*(const int *) field);
    case KIND_MONEY:
      return summer_money_dup_plain (*(const SummerMoney *) field);
    case KIND_AMOUNT:
      return summer_amount_dup (&policy->amount);
    case KIND_SHARES:
      return summer_shares_dup (policy->shares, policy->n_shares);
    case KIND_SOURCES:
      return summer_sources_dup (policy->sources, policy->n_sources);
    case KIND_SET:
      return dup_set (*(const guint *) field, parameter.terms);
    case KIND_CHOICE:
      return dup_choice (*(const int *) field, parameter.choices, parameter.n_choices);
    default:
      g_assert_not_reached ();
    }
}

/**
 * summer_policy_get_source:
 * @name: a parameter, as summer_policy_list_names() has it
 * @assumed: (out) (optional): whether the preset assumes the number rather than quotes it
 *
 * Where the preset's number comes from, with its date, in the user's language.
 *
 * Returns: (transfer none) (nullable): the source, or NULL when the policy's value is no longer the
 *   preset's: then nobody but the user stands for it
 */
const char *
summer_policy_get_source (const SummerPolicy *policy, const char *name, gboolean *assumed)
{
  const SummerPresetNumber *number;
  g_autofree char *value = NULL;

  g_return_val_if_fail (policy != NULL && name != NULL, NULL);

  if (assumed)
    *assumed = FALSE;
  number = policy->preset ? summer_preset_find (policy->preset, name) : NULL;
  value = number ? summer_policy_dup_value (policy, name) : NULL;
  if (value == NULL || strcmp (value, number->value) != 0)
    return NULL;
  if (assumed)
    *assumed = number->assumed;
  return _ (number->source);
}

/**
 * summer_policy_get_title:
 * @name: a parameter, as summer_policy_list_names() has it
 *
 * Returns: (transfer none): what the parameter is, in the user's language; the name itself when unknown
 */
const char *
summer_policy_get_title (const char *name)
{
  Parameter parameter;
  SummerCondition condition;
  g_autofree char *title = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  if (!find_parameter (name, &parameter))
    return name;
  if (parameter.title)
    return _ (parameter.title);
  summer_condition_from_code (name + strlen (LEVEL_PREFIX), &condition);
  /* Translators: of a condition; whether it must be met */
  title = g_strdup_printf (_ ("Level of “%s”"), summer_condition_get_title (condition));
  return g_intern_string (title);
}

/**
 * summer_level_get_code:
 *
 * The level as rules.md names it: off, advisory or required.
 */
const char *
summer_level_get_code (SummerLevel level)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (levels[i].value == (int) level)
      return levels[i].words[0];
  g_return_val_if_reached ("");
}
