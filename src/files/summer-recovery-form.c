#include "config.h"

#include "summer-recovery-form.h"

#include <glib/gi18n.h>

#include "summer-official-form.h"

#define LINE 28.0
#define CODE 60.0

static void
add (SummerOfficialForm *form, const char *label, const char *text, double height)
{
  summer_official_form_begin_row (form, height);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, label);
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, text);
}

/**
 * summer_recovery_form_new:
 * @code: a secret; the form is a copy of it
 *
 * Returns: (transfer full): one page
 */
SummerForm *
summer_recovery_form_new (const char *code, const char *path, const char *account, SummerDay day)
{
  static const double widths[] = { 110, 400 };
  SummerOfficialForm *form
      = summer_official_form_new (_ ("Recovery sheet"), FALSE, widths, G_N_ELEMENTS (widths));
  g_autofree char *date = summer_day_dup_iso (day);

  summer_form_take_name (SUMMER_FORM (form), g_strdup_printf ("%s %s", _ ("Recovery sheet"), date));
  summer_official_form_set_words (form, _ ("To be locked away, not beside the computer"), date);
  summer_official_form_begin_row (form, CODE);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, _ ("Code"));
  summer_official_form_add (form, SUMMER_OFFICIAL_STRONG, 1, code);
  add (form, _ ("Administrator"), account, LINE);
  add (form, _ ("Records"), path, LINE);
  add (form, _ ("What it is for"),
       _ ("Whoever has this code and the records, or a backup of them, reads all of it. It is the "
          "only way in when the administrator has forgotten the password, and on another computer "
          "when this one is lost."),
       3 * LINE);
  add (form, _ ("How it is used"),
       _ ("On the page where one signs in: “Forgot the password…”, then the code and a new "
          "password. Capitals or not, and spaces, make no difference; there is no letter O, I, L "
          "or U in it."),
       3 * LINE);
  add (form, _ ("When it ends"),
       _ ("A new recovery sheet ends this one: “Accounts…”, “New Recovery Sheet…”. Make one when "
          "somebody may have read this one."),
       2 * LINE);
  summer_official_form_begin_row (form, LINE);
  summer_official_form_add (form, SUMMER_OFFICIAL_LABEL, 1, _ ("Kept by"));
  summer_official_form_add (form, SUMMER_OFFICIAL_TEXT, 1, "");
  return SUMMER_FORM (form);
}
