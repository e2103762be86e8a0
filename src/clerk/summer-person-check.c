#include "config.h"

#include "summer-person-check.h"

#include <glib/gi18n.h>
#include <string.h>

#define MOBILE_DIGITS 11
#define CHINA "86"
#define OLDEST 120 /* years */

/* The digits, without the code of the country where one stands before them. */
static char *
dup_digits (const char *telephone)
{
  GString *digits = g_string_new (NULL);
  gboolean abroad;

  for (const char *at = telephone; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (digits, *at);
  if (g_str_has_prefix (digits->str, "00" CHINA))
    g_string_erase (digits, 0, 2);
  abroad = g_str_has_prefix (digits->str, CHINA)
           && (*telephone == '+' || digits->len == MOBILE_DIGITS + strlen (CHINA));
  if (abroad)
    g_string_erase (digits, 0, (gssize) strlen (CHINA));
  return g_string_free (digits, FALSE);
}

/**
 * summer_person_check_telephone:
 * @telephone: (nullable): a mobile number of eleven digits, or a landline with or without its area code
 */
void
summer_person_check_telephone (SummerComplaints *complaints,
                               const char *field,
                               const char *telephone)
{
  g_autofree char *digits = NULL;
  gsize n;

  if (telephone == NULL || *telephone == '\0')
    return;
  digits = dup_digits (telephone);
  n = strlen (digits);
  if (n > MOBILE_DIGITS + 1 || (n > MOBILE_DIGITS && *digits != '0')
      || (n < MOBILE_DIGITS && *digits == '1'))
    summer_complaints_add (complaints, field,
                           ngettext ("This number has %u digit; a mobile number has 11.",
                                     "This number has %u digits; a mobile number has 11.", n),
                           (guint) n);
  else if (!summer_telephone_check (telephone))
    summer_complaints_add (complaints, field,
                           _ ("Nobody can be called under this number. Write it as 13800001234."));
}

/* Whatever the document is called: no other one has seventeen digits and a digit or X. */
static gboolean
is_resident (const char *document, const char *number)
{
  return document == NULL || *document == '\0' || strstr (document, "身份证") != NULL
         || (strlen (number) == 18 && strspn (number, "0123456789") >= 17);
}

/**
 * summer_person_check_identity:
 * @document: (nullable): what kind of document; one that is no identity card has numbers of any form
 * @birth: as the form has it, to be compared
 * @sex: the same
 */
void
summer_person_check_identity (SummerComplaints *complaints,
                              const char *field,
                              const char *document,
                              const char *number,
                              SummerDay birth,
                              SummerSex sex)
{
  SummerDay born;
  SummerSex of;

  if (number == NULL || *number == '\0' || !is_resident (document, number))
    return;
  switch (summer_identity_check (number, &born, &of))
    {
    case SUMMER_IDENTITY_FORM:
      summer_complaints_add (complaints, field,
                             _ ("An identity number has 17 digits and a digit or X. Of another "
                                "document, name it."));
      break;
    case SUMMER_IDENTITY_DATE:
      summer_complaints_add (complaints, field,
                             _ ("The birth date in this number does not exist. Compare it with the "
                                "document."));
      break;
    case SUMMER_IDENTITY_CHECK:
      summer_complaints_add (complaints, field,
                             _ ("The last character does not fit: a digit is mistyped. Compare it "
                                "with the document."));
      break;
    case SUMMER_IDENTITY_VALID:
      if (birth != SUMMER_DAY_NONE && birth != born)
        {
          g_autofree char *iso = summer_day_dup_iso (born);

          summer_complaints_add (complaints, field,
                                 _ ("This number is of somebody born on %s. Compare both with the "
                                    "document."),
                                 iso);
        }
      else if (sex != SUMMER_SEX_UNKNOWN && of != sex)
        summer_complaints_add (complaints, field,
                               _ ("This number is of the other sex. Compare both with the "
                                  "document."));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * summer_person_check_birth:
 * @today: the clock's day
 */
void
summer_person_check_birth (SummerComplaints *complaints,
                           const char *field,
                           SummerDay birth,
                           SummerDay today)
{
  if (birth == SUMMER_DAY_NONE)
    return;
  if (birth > today)
    summer_complaints_add (complaints, field, _ ("This day is still to come."));
  else if (summer_day_get_age (birth, today) > OLDEST)
    summer_complaints_add (complaints, field, _ ("Nobody is that old. Look at the year."));
}
