#include "config.h"

#include "summer-cell-doctor.h"

#include "summer-cell-doctor-day.h"
#include "summer-cell-doctor-text.h"
#include "summer-format.h"
#include "summer-terms.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOBILE_LENGTH 11
#define OLD_IDENTITY_LENGTH 15
#define MOST_DIGITS 5 /* behind a name, of a namesake: 张三2, 李明（3班） */

/* {{{ Diagnoses */

void
summer_diagnosis_clear (SummerDiagnosis *self)
{
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->telephone, g_free);
}

static SummerDiagnosis
good (const char *value)
{
  return (SummerDiagnosis){ SUMMER_DIAGNOSIS_GOOD,
                            value != NULL && *value != '\0' ? g_strdup (value) : NULL, NULL, NULL };
}

static SummerDiagnosis
mended (const char *value, const char *reason)
{
  return (SummerDiagnosis){ SUMMER_DIAGNOSIS_MENDED, g_strdup (value), g_strdup (reason), NULL };
}

/* Good where @value is what stands there already. */
static SummerDiagnosis
good_or_mended (const char *text, const char *value, const char *reason)
{
  return g_str_equal (text, value) ? good (value) : mended (value, reason);
}

G_GNUC_PRINTF (2, 3)
static SummerDiagnosis
bad (const char *proposal, const char *format, ...)
{
  SummerDiagnosis diagnosis = { SUMMER_DIAGNOSIS_BAD, g_strdup (proposal), NULL, NULL };
  va_list arguments;

  va_start (arguments, format);
  diagnosis.reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return diagnosis;
}

static SummerDiagnosis
damaged (void)
{
  return bad (NULL, "%s",
              _ ("The spreadsheet has damaged this number: its last digits are lost. Type it in "
                 "from the document."));
}

/* }}} */
/* {{{ Identity numbers */

static gboolean
is_resident_document (const char *document)
{
  return document == NULL || *document == '\0' || strstr (document, "身份证") != NULL
         || g_ascii_strcasecmp (document, "identity card") == 0;
}

static gboolean
is_of_age (SummerDay birth, SummerDay day)
{
  int age = summer_day_get_age (birth, day);

  return day == SUMMER_DAY_NONE || (age >= SUMMER_YOUNGEST && age <= SUMMER_OLDEST);
}

/* o and l where 0 and 1 were meant, the sign of multiplication where X was. */
static char *
dup_digits_meant (const char *number)
{
  g_autoptr (GString) meant = g_string_new (NULL);

  for (const char *at = number; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (c == 'o' || c == 'O')
        g_string_append_c (meant, '0');
      else if (c == 'l' || c == 'I' || c == 'L' || c == '|')
        g_string_append_c (meant, '1');
      else
        g_string_append_unichar (meant, c == 0xd7 ? 'X' : c);
    }
  return g_strdup (meant->str);
}

/* Passports, permits of Hong Kong, Macao and Taiwan: a letter or two and digits. */
static gboolean
is_other_document (const char *number)
{
  return g_regex_match_simple ("^[A-Z]{1,2}[0-9]{6,10}$", number, 0, 0);
}

static SummerDiagnosis
check_resident_number (const char *text, const char *number, const SummerDoctorRow *row)
{
  SummerDay birth;

  switch (summer_identity_check (number, &birth, NULL))
    {
    case SUMMER_IDENTITY_FORM:
      return bad (NULL,
                  _ ("A resident identity number has 17 digits and a check character; this one has "
                     "%ld characters. Compare it with the document."),
                  g_utf8_strlen (number, -1));
    case SUMMER_IDENTITY_DATE:
      return bad (
          NULL, "%s",
          _ ("The birth date in this number does not exist. Compare it with the document."));
    case SUMMER_IDENTITY_CHECK:
      if (g_str_has_suffix (number, "000"))
        return damaged ();
      return bad (NULL, "%s",
                  _ ("The check character does not belong to these digits: one of them was "
                     "mistyped, and which one cannot be known. Ask for the document and type the "
                     "number in again."));
    case SUMMER_IDENTITY_VALID:
    default:
      break;
    }
  if (!is_of_age (birth, row->day))
    {
      g_autofree char *iso = summer_day_dup_iso (birth);

      return bad (NULL,
                  _ ("This is the number of somebody born on %s, not of a child. Type in the "
                     "child's own."),
                  iso);
    }
  return good_or_mended (text, number, _ ("Written as in the document"));
}

static SummerDiagnosis
check_identity (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *number = summer_doctor_dup_number (text), *digits = NULL;
  gsize length = strlen (number);

  if (summer_doctor_was_number (number))
    return damaged ();
  if (!is_resident_document (row->document))
    return good_or_mended (text, number, _ ("Written as in the document"));
  if (length == OLD_IDENTITY_LENGTH && strspn (number, "0123456789") == length)
    return bad (NULL, "%s",
                _ ("This is a number of the first generation, of fifteen digits, which nobody has "
                   "any more. Ask for the document and type in all eighteen characters."));
  if ((row->document == NULL || *row->document == '\0') && is_other_document (number))
    return good_or_mended (text, number, _ ("Written as in the document"));
  /* Letters like digits are known for what they are where the whole number is right with them. */
  digits = dup_digits_meant (number);
  return check_resident_number (text,
                                summer_identity_check (digits, NULL, NULL) == SUMMER_IDENTITY_VALID
                                    ? digits
                                    : number,
                                row);
}

/* }}} */
/* {{{ Telephones */

static gboolean
is_landline (const char *digits)
{
  gsize n = strlen (digits);

  return digits[0] == '0' ? n >= 10 && n <= 12 : digits[0] != '1' && (n == 7 || n == 8);
}

/* Without what is only punctuation, and without the code of the country. */
static char *
dup_dialled (const char *text)
{
  g_autofree char *number = summer_doctor_dup_number (text);
  const char *at = number;

  if (g_str_has_suffix (number, ".0"))
    number[strlen (number) - 2] = '\0';
  if (*at == '+')
    at++;
  if (g_str_has_prefix (at, "00"))
    at += 2;
  if (g_str_has_prefix (at, "86") && strlen (at) >= 2 + 10)
    return g_strdup (at + 2);
  return g_strdup (number);
}

static SummerDiagnosis
check_telephone (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *digits = dup_dialled (text);
  g_autofree char *meant = NULL;
  gsize n = strlen (digits);

  if (summer_doctor_was_number (digits))
    return damaged ();
  if (strspn (digits, "0123456789") != n)
    {
      g_auto (GStrv) numbers = g_regex_split_simple ("[/、，,;；或 ]+", text, 0, 0);
      g_autofree char *first = dup_dialled (numbers[0] != NULL ? numbers[0] : "");

      meant = dup_digits_meant (g_strv_length (numbers) > 1 ? first : digits);
      return bad (strlen (meant) == MOBILE_LENGTH && *meant == '1' && summer_telephone_check (meant)
                      ? meant
                      : NULL,
                  "%s",
                  g_strv_length (numbers) > 1
                      ? _ ("More than one number. Leave the one that is answered.")
                      : _ ("A telephone number has digits only. Type it in again."));
    }
  if (n == MOBILE_LENGTH && *digits == '1')
    {
      if (summer_telephone_check (digits))
        return good_or_mended (text, digits, _ ("Written without spaces and country code"));
      return bad (NULL, _ ("No mobile number begins with %.2s. Ask for the number again."), digits);
    }
  if (is_landline (digits))
    return good (text);
  return bad (NULL,
              _ ("This number has %u digits; a mobile number has 11. Ask for the number again."),
              (guint) n);
}

/* }}} */
/* {{{ Dates */

static SummerDiagnosis
check_day (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *reason = NULL, *iso = NULL;
  SummerDay day = summer_doctor_read_day (text, &reason);

  if (day == SUMMER_DAY_NONE)
    return bad (NULL, "%s", reason);
  iso = summer_day_dup_iso (day);
  return good_or_mended (text, iso, reason);
}

static SummerDiagnosis
check_birth (const char *text, const SummerDoctorRow *row)
{
  g_auto (SummerDiagnosis) diagnosis = check_day (text, row);
  g_autofree char *iso = summer_day_dup_iso (row->identity_birth);
  SummerDay birth = diagnosis.state != SUMMER_DIAGNOSIS_BAD ? summer_day_parse (diagnosis.value)
                                                            : SUMMER_DAY_NONE;
  int age;

  /* What is missing or unreadable stands in the identity number; which of two days is right, a person says. */
  if (row->identity_birth != SUMMER_DAY_NONE && birth == SUMMER_DAY_NONE)
    return mended (iso, _ ("The identity number says so"));
  if (row->identity_birth != SUMMER_DAY_NONE && birth != row->identity_birth)
    return bad (iso,
                _ ("The identity number says %s. Compare both with the document, and correct the "
                   "one that is wrong."),
                iso);
  if (birth == SUMMER_DAY_NONE || is_of_age (birth, row->day))
    return (SummerDiagnosis){ diagnosis.state, g_steal_pointer (&diagnosis.value),
                              g_steal_pointer (&diagnosis.reason), NULL };
  age = summer_day_get_age (birth, row->day);
  if (age < 0)
    return bad (NULL, "%s", _ ("This birth date is yet to come. Compare it with the document."));
  return bad (NULL,
              _ ("The child would be %d years old. Compare the birth date with the document."),
              age);
}

/* }}} */
/* {{{ Sex, grade, class */

/**
 * summer_cell_doctor_parse_sex:
 *
 * Reads 男, 女生, M, girl and the like.
 */
gboolean
summer_cell_doctor_parse_sex (const char *text, int *sex)
{
  static const char *const words[2][12]
      = { { "男孩", "男孩子", "男生", "男童", "男娃", "男士", "1", "boy", "1男", NULL },
          { "女孩", "女孩子", "女生", "女童", "女娃", "女士", "2", "girl", "2女", NULL } };
  g_autofree char *folded = summer_format_dup_header (text);

  if (summer_terms_parse (SUMMER_TERMS_SEX, folded, sex) && *sex != SUMMER_SEX_UNKNOWN)
    return TRUE;
  for (int i = 0; i < 2; i++)
    if (g_strv_contains (words[i], folded))
      {
        *sex = SUMMER_SEX_MALE + i;
        return TRUE;
      }
  return FALSE;
}

static SummerDiagnosis
check_sex (const char *text, const SummerDoctorRow *row)
{
  int sex = SUMMER_SEX_UNKNOWN;
  const char *word;

  if (!summer_cell_doctor_parse_sex (text, &sex) && row->identity_sex == SUMMER_SEX_UNKNOWN)
    return bad (NULL, "%s", _ ("This is no sex. Write 男 or 女."));
  if (row->identity_sex != SUMMER_SEX_UNKNOWN && sex != (int) row->identity_sex)
    return mended (summer_terms_get_text (SUMMER_TERMS_SEX, (int) row->identity_sex),
                   _ ("The identity number says so"));
  word = summer_terms_get_text (SUMMER_TERMS_SEX, sex);
  if (g_str_equal (text, summer_terms_get_chinese (SUMMER_TERMS_SEX, sex))
      || g_str_equal (text, summer_terms_get_english (SUMMER_TERMS_SEX, sex)))
    return good (word);
  return mended (word, _ ("Written in one way"));
}

static SummerDiagnosis
check_grade (const char *text, const SummerDoctorRow *row)
{
  int number;
  g_autofree char *grade = summer_doctor_dup_grade (text, &number);

  if (grade == NULL)
    return bad (NULL, "%s", _ ("This is no grade. Write it as 三年级."));
  if (row->grade_max > 0 && number > row->grade_max)
    return bad (NULL,
                _ ("%s is above the highest grade that this programme takes, grade %d. Correct "
                   "the grade, or leave the row out."),
                grade, row->grade_max);
  if (row->grade_min > 0 && number < row->grade_min)
    return bad (NULL,
                _ ("%s is below the lowest grade that this programme takes, grade %d. Correct the "
                   "grade, or leave the row out."),
                grade, row->grade_min);
  return good_or_mended (text, grade, _ ("Written in one way"));
}

static SummerDiagnosis
check_class (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *folded = summer_format_dup_header (text);
  const SummerDoctorClass *found = NULL, *nearest = NULL;
  guint least = G_MAXUINT, n_named = 0;

  for (guint i = 0; i < row->n_classes; i++)
    {
      const SummerDoctorClass *of = &row->classes[i];
      g_autofree char *code = summer_format_dup_header (of->code);
      g_autofree char *name = summer_format_dup_header (of->name != NULL ? of->name : "");
      guint distance
          = MIN (summer_doctor_measure (folded, code), summer_doctor_measure (folded, name));

      if (g_str_equal (folded, code))
        {
          found = of;
          n_named = 1;
          break;
        }
      if (g_str_equal (folded, name))
        {
          found = of;
          n_named++;
        }
      if (!of->is_closed && distance < least)
        {
          least = distance;
          nearest = of;
        }
    }
  if (n_named > 1)
    return bad (NULL, "%s", _ ("More than one class has this name. Write the code of the class."));
  if (found != NULL && found->is_closed)
    return bad (NULL, "%s", _ ("This class was rejected or withdrawn. Choose another class."));
  if (found != NULL)
    return good (found->code);
  /* Farther off than a third of its letters it is only some other class. */
  return bad (nearest != NULL && least * 3 <= (guint) g_utf8_strlen (folded, -1) ? nearest->code
                                                                                 : NULL,
              "%s", _ ("There is no class with this code or name. Choose one."));
}

/* }}} */
/* {{{ Names and other texts */

/* A name and a telephone number in one cell are parted; the number is never dropped for it. */
static SummerDiagnosis
part_name (const char *rest, const char *telephone, const SummerDoctorRow *row)
{
  g_autofree char *name = summer_doctor_dup_name (rest);
  g_autofree char *plain = summer_doctor_dup_plain_name (name);
  g_autofree char *written = row->telephone != NULL ? dup_dialled (row->telephone) : NULL;
  SummerDiagnosis diagnosis;

  if (written == NULL)
    return bad (NULL,
                _ ("The telephone number %s stands in this cell too, and no column is for "
                   "telephones. Part them in the spreadsheet and paste again, or leave the name "
                   "alone here and note the number elsewhere."),
                telephone);
  if (*written != '\0' && !g_str_equal (written, telephone))
    return bad (NULL,
                _ ("The telephone number %s stands in this cell too, but the column of telephones "
                   "has another one. Decide which is right, and leave the name alone here."),
                telephone);
  if (*plain == '\0' || !g_str_equal (name, plain))
    return bad (NULL,
                _ ("The telephone number %s stands in this cell too. Move it to the column of "
                   "telephones, and leave the name alone here."),
                telephone);
  diagnosis = bad (plain, "%s",
                   _ ("A telephone number stands in this cell too. It goes to its own column, and "
                      "the name stays."));
  diagnosis.telephone = g_strdup (telephone);
  return diagnosis;
}

/* So many digits are a number of something, which would be lost with the mending. */
static gboolean
has_number (const char *name)
{
  guint n = 0;

  for (; *name != '\0'; name = g_utf8_next_char (name))
    n += g_unichar_isdigit (g_utf8_get_char (name));
  return n >= MOST_DIGITS;
}

static SummerDiagnosis
check_name (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *rest = NULL;
  g_autofree char *telephone = summer_doctor_dup_telephone_in (text, &rest);
  g_autofree char *name = summer_doctor_dup_name (text);
  g_autofree char *plain = summer_doctor_dup_plain_name (name);

  if (telephone != NULL)
    return part_name (rest, telephone, row);
  if (!g_str_equal (name, plain))
    return bad (*plain != '\0' && !has_number (name) ? plain : NULL, "%s",
                _ ("A name has no digits and brackets. Namesakes are told apart by their codes."));
  if (*name == '\0')
    return bad (NULL, "%s", _ ("The name is missing. Type it in."));
  return good_or_mended (text, name, _ ("Written without space"));
}

static SummerDiagnosis
check_code (const char *text, const SummerDoctorRow *row)
{
  g_autofree char *code = summer_doctor_dup_folded (text);

  if (summer_doctor_was_number (code))
    return damaged ();
  return good_or_mended (text, code, _ ("Written in one way"));
}

static SummerDiagnosis
check_text (const char *text, const SummerDoctorRow *row)
{
  return good (text);
}

/* }}} */

/* {{{ What may be refused */

static gboolean
is_day_kept (SummerMeaning meaning, const char *text, const SummerDoctorRow *row)
{
  SummerDoctorRow alone = *row;
  g_auto (SummerDiagnosis) diagnosis = { 0 };

  if (*text != '\0' && summer_day_parse (text) == SUMMER_DAY_NONE)
    return FALSE;
  alone.identity_birth = SUMMER_DAY_NONE;
  diagnosis = summer_cell_doctor_check (meaning, text, &alone);
  return diagnosis.state != SUMMER_DIAGNOSIS_BAD;
}

static gboolean
is_sex_kept (SummerMeaning meaning, const char *text, const SummerDoctorRow *row)
{
  int sex;

  return *text == '\0' || summer_cell_doctor_parse_sex (text, &sex);
}

static gboolean
is_never_kept (SummerMeaning meaning, const char *text, const SummerDoctorRow *row)
{
  return FALSE;
}

/* }}} */

static const struct
{
  glong most; /* characters */
  SummerDiagnosis (*check) (const char *text, const SummerDoctorRow *row);
  gboolean (*is_kept) (SummerMeaning meaning, const char *text, const SummerDoctorRow *row);
} checks[SUMMER_N_MEANINGS] = {
  [SUMMER_MEANING_CLASS] = { 100, check_class, is_never_kept },
  [SUMMER_MEANING_CODE] = { 40, check_code },
  [SUMMER_MEANING_NAME] = { 40, check_name, is_never_kept },
  [SUMMER_MEANING_SEX] = { 40, check_sex, is_sex_kept },
  [SUMMER_MEANING_BIRTH] = { 40, check_birth, is_day_kept },
  [SUMMER_MEANING_DOCUMENT] = { 40, check_text },
  [SUMMER_MEANING_IDENTITY] = { 40, check_identity },
  [SUMMER_MEANING_SCHOOL] = { 100, check_text },
  [SUMMER_MEANING_GRADE] = { 40, check_grade },
  [SUMMER_MEANING_FROM] = { 40, check_day, is_day_kept },
  [SUMMER_MEANING_TO] = { 40, check_day, is_day_kept },
  [SUMMER_MEANING_PRIORITY] = { 100, check_text },
  [SUMMER_MEANING_AGREEMENT] = { 40, check_day, is_day_kept },
  [SUMMER_MEANING_HEALTH] = { 500, check_text },
  [SUMMER_MEANING_GUARDIAN] = { 40, check_name },
  [SUMMER_MEANING_RELATIONSHIP] = { 40, check_text },
  [SUMMER_MEANING_TELEPHONE] = { 60, check_telephone },
  [SUMMER_MEANING_EMPLOYER] = { 100, check_text },
};

/**
 * summer_cell_doctor_check:
 * @text: the cell, trimmed
 * @row: what else is known
 *
 * A blank cell is good, but for a name; where the identity number knows what is missing, it is filled in. What
 * is no column of a roster is good as it is.
 *
 * Returns: to be cleared with summer_diagnosis_clear()
 */
SummerDiagnosis
summer_cell_doctor_check (SummerMeaning meaning, const char *text, const SummerDoctorRow *row)
{
  g_autofree char *clean = NULL;
  SummerDiagnosis diagnosis;

  g_return_val_if_fail ((guint) meaning < SUMMER_N_MEANINGS, good (text));

  if (checks[meaning].check == NULL)
    return good (text);
  clean = summer_doctor_dup_clean (text);
  if (*clean == '\0' && meaning != SUMMER_MEANING_NAME
      && !(meaning == SUMMER_MEANING_BIRTH && row->identity_birth != SUMMER_DAY_NONE)
      && !(meaning == SUMMER_MEANING_SEX && row->identity_sex != SUMMER_SEX_UNKNOWN))
    return good (NULL);
  if (g_utf8_strlen (clean, -1) > checks[meaning].most)
    return bad (NULL, _ ("Longer than %ld characters. Shorten it."), checks[meaning].most);
  diagnosis = checks[meaning].check (clean, row);
  if (diagnosis.state == SUMMER_DIAGNOSIS_GOOD && !g_str_equal (clean, text))
    {
      diagnosis.state = SUMMER_DIAGNOSIS_MENDED;
      diagnosis.reason = g_strdup (_ ("Written without line breaks and hidden characters"));
    }
  return diagnosis;
}

/**
 * summer_cell_doctor_is_kept:
 *
 * Returns: whether a mending may be refused: the cell says something of its own that can be stored. A date that
 *   cannot be read, a sex or class that is not known cannot.
 */
gboolean
summer_cell_doctor_is_kept (SummerMeaning meaning, const char *text, const SummerDoctorRow *row)
{
  g_return_val_if_fail ((guint) meaning < SUMMER_N_MEANINGS, FALSE);

  return checks[meaning].is_kept == NULL || checks[meaning].is_kept (meaning, text, row);
}
