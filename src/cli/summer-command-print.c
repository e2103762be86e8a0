#include "config.h"

#include <glib/gi18n.h>

#include "summer-approval-forms.h"
#include "summer-class-day.h"
#include "summer-command.h"
#include "summer-form-request.h"
#include "summer-judgement.h"
#include "summer-notice-form.h"
#include "summer-questionnaires.h"
#include "summer-terminal.h"

typedef struct
{
  char *class_code, *week, *month, *day, *to; /* owned */
  gboolean blank;
  int settlement; /* 0 = the last */
} Options;

static void
options_clear (Options *options)
{
  g_free (options->class_code);
  g_free (options->week);
  g_free (options->month);
  g_free (options->day);
  g_free (options->to);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
set_period (SummerInvocation *invocation,
            SummerFormRequest *request,
            SummerSpan span,
            const char *option,
            const char *text)
{
  /* A month is any day of it. */
  g_autofree char *date
      = span == SUMMER_SPAN_MONTH ? g_strconcat (text, "-01", NULL) : g_strdup (text);
  const SummerDay day = summer_day_parse (date);
  SummerPeriod period;

  if (day == SUMMER_DAY_NONE)
    {
      const char *format = span == SUMMER_SPAN_MONTH
                               ? _ ("--%s: “%s” is not a month: write 2019-07.")
                               : _ ("--%s: “%s” is not a day.");

      invocation->status = summer_invocation_fail_usage (invocation, format, option, text);
      return FALSE;
    }
  period = summer_span_get_period (span, day);
  request->first = period.first;
  request->last = period.last;
  return TRUE;
}

static gboolean
fail (SummerInvocation *invocation, const char *message)
{
  invocation->status = summer_invocation_fail_usage (invocation, "%s", message);
  return FALSE;
}

/* Which days go with which form. */
static gboolean
read_days (SummerInvocation *invocation, const Options *options, SummerFormRequest *request)
{
  const guint n = (options->week != NULL) + (options->month != NULL) + (options->day != NULL);

  switch (request->kind)
    {
    case SUMMER_PRINT_REGISTER:
      if (n != 1 || options->day != NULL)
        return fail (invocation, _ ("Name the days of the register with --week=DATE or "
                                    "--month=YYYY-MM."));
      if (options->week != NULL)
        return set_period (invocation, request, SUMMER_SPAN_WEEK, "week", options->week);
      return set_period (invocation, request, SUMMER_SPAN_MONTH, "month", options->month);
    case SUMMER_PRINT_PICKUP:
      if (n != 1 || options->day == NULL)
        return fail (invocation, _ ("Name the day of the pick-up form with --day=DATE."));
      return set_period (invocation, request, SUMMER_SPAN_DAY, "day", options->day);
    case SUMMER_PRINT_ROSTER:
    case SUMMER_PRINT_CARDS:
    case SUMMER_PRINT_QUESTIONNAIRES:
    case SUMMER_N_PRINTS:
    default:
      if (n > 0 || options->blank)
        return fail (invocation,
                     _ ("The roster, the cards and the questionnaires are of no day and "
                        "never blank."));
      return TRUE;
    }
}

static SummerExit
save (SummerInvocation *invocation, SummerForm *form, const char *path)
{
  GPtrArray *warnings = summer_form_get_warnings (form);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < warnings->len; i++)
    summer_terminal_say ("%s", (const char *) g_ptr_array_index (warnings, i));
  if (!summer_form_save_pdf (form, path, &error))
    return summer_invocation_fail (invocation, error);
  summer_terminal_say (_ ("Written: %s"), path);
  return SUMMER_EXIT_DONE;
}

static SummerExit
print (SummerInvocation *invocation, SummerFormRequest *request, const Options *options)
{
  /* Families without a questionnaire are given a code first. */
  const gboolean makes = request->kind == SUMMER_PRINT_QUESTIONNAIRES;
  g_autoptr (SummerStore) store
      = summer_invocation_open (invocation, makes ? SUMMER_STORE_NONE : SUMMER_STORE_READ_ONLY);
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;
  gint64 programme = store != NULL ? summer_invocation_find_programme (invocation, store) : 0;

  if (programme == 0)
    return invocation->status;
  request->class_id = summer_desk_find_class (store, programme, options->class_code, &error);
  if (request->class_id != 0
      && (!makes
          || summer_questionnaires_make (store, programme, request->class_id, NULL, request->today,
                                         NULL, NULL, &error)))
    form = summer_form_request_make (request, store, &error);
  if (form == NULL)
    return summer_invocation_fail (invocation, error);
  return save (invocation, form, options->to);
}

/* Forms that are of no day of a class. */
typedef enum
{
  WHOLE_NOTICE,
  WHOLE_APPROVAL,
  WHOLE_SUMMARY,
  WHOLE_APPLICATION,
  N_WHOLE,
} Whole;

static const struct
{
  const char *name;
  gboolean is_of_settlement, is_of_class;
} wholes[N_WHOLE] = {
  [WHOLE_NOTICE] = { "notice", TRUE, FALSE },
  [WHOLE_APPROVAL] = { "approval", TRUE, FALSE },
  [WHOLE_SUMMARY] = { "summary", FALSE, FALSE },
  [WHOLE_APPLICATION] = { "application", FALSE, TRUE },
};

static Whole
find_whole (const char *name)
{
  guint i = 0;

  while (i < N_WHOLE && !g_str_equal (name, wholes[i].name))
    i++;
  return (Whole) i;
}

static SummerForm *
make_whole (SummerInvocation *invocation,
            SummerStore *store,
            gint64 programme,
            Whole whole,
            const Options *options,
            GError **error)
{
  g_autoptr (SummerAssessment) assessment = NULL;
  gint64 class_id;

  if (whole == WHOLE_NOTICE)
    return summer_notice_form_load (store, programme, options->settlement, summer_day_get_today (),
                                    error);
  if (whole == WHOLE_APPROVAL)
    return summer_approval_form_load (store, programme, options->settlement, error);
  assessment = summer_judgement_new (invocation, store, SUMMER_DAY_NONE);
  if (assessment == NULL)
    return NULL;
  if (whole == WHOLE_SUMMARY)
    return summer_summary_form_new (assessment);
  class_id = summer_desk_find_class (store, programme, options->class_code, error);
  return class_id != 0 ? summer_application_form_new (store, assessment, class_id, error) : NULL;
}

static SummerExit
print_whole (SummerInvocation *invocation, Whole whole, const Options *options)
{
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;
  gint64 programme;

  if (options->week != NULL || options->month != NULL || options->day != NULL || options->blank)
    return summer_invocation_fail_usage (invocation, "%s", _ ("This form is of no day."));
  if (wholes[whole].is_of_settlement && options->class_code != NULL)
    return summer_invocation_fail_usage (
        invocation, "%s",
        _ ("The public notice and the approval are of a whole settlement: name it with"
           " --settlement=NUMBER, or leave that out for the last."));
  if (wholes[whole].is_of_class != (options->class_code != NULL))
    return summer_invocation_fail_usage (
        invocation, "%s",
        wholes[whole].is_of_class ? _ ("Name the class with --class=CODE.")
                                  : _ ("The summary is of all classes: leave --class out."));
  store = summer_invocation_open (invocation, SUMMER_STORE_READ_ONLY);
  programme = store != NULL ? summer_invocation_find_programme (invocation, store) : 0;
  if (programme == 0)
    return invocation->status;
  form = make_whole (invocation, store, programme, whole, options, &error);
  if (form != NULL)
    return save (invocation, form, options->to);
  return error != NULL ? summer_invocation_fail (invocation, error) : invocation->status;
}

/**
 * summer_command_print:
 *
 * `summerctl print WHAT --class CODE [--week DATE | --month YYYY-MM | --day DATE] [--blank] --to FILE.pdf`: the
 * paper forms of a class. `summerctl print notice|approval [--settlement NUMBER] --to FILE.pdf`: of a settlement.
 * `summerctl print summary --to FILE.pdf`: of all classes. `summerctl print application --class CODE --to FILE.pdf`.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_print (SummerInvocation *invocation, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "class", 0, 0, G_OPTION_ARG_STRING, &options.class_code, N_ ("The class, by its code"),
      N_ ("CODE") },
    { "week", 0, 0, G_OPTION_ARG_STRING, &options.week,
      N_ ("The register of the week that this day lies in"), N_ ("DATE") },
    { "month", 0, 0, G_OPTION_ARG_STRING, &options.month, N_ ("The register of this month"),
      N_ ("YYYY-MM") },
    { "day", 0, 0, G_OPTION_ARG_STRING, &options.day, N_ ("The pick-up form of this day"),
      N_ ("DATE") },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &options.blank,
      N_ ("Without what was recorded, to be filled in by hand"), NULL },
    { "settlement", 0, 0, G_OPTION_ARG_INT, &options.settlement,
      N_ ("The public notice or approval of the settlement of this number; without it, of the "
          "last"),
      N_ ("NUMBER") },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to,
      N_ ("The file to write; one that is there is replaced"), N_ ("FILE.pdf") },
    G_OPTION_ENTRY_NULL,
  };
  SummerFormRequest request
      = { .first = SUMMER_DAY_NONE, .last = SUMMER_DAY_NONE, .today = summer_day_get_today () };
  g_auto (GStrv) rest = NULL;
  Whole whole;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest))
    return invocation->status;
  whole = find_whole (rest[0]);
  if (whole == N_WHOLE && !summer_print_kind_parse (rest[0], &request.kind))
    return summer_invocation_fail_usage (
        invocation,
        _ ("“%s” cannot be printed: choose register, pickup, roster, cards, questionnaires, notice,"
           " application, summary or approval."),
        rest[0]);
  if (options.settlement != 0 && (whole == N_WHOLE || !wholes[whole].is_of_settlement))
    return summer_invocation_fail_usage (
        invocation, "%s", _ ("Only the public notice and the approval are of a settlement."));
  if (whole == N_WHOLE && options.class_code == NULL)
    return summer_invocation_fail_usage (invocation, "%s", _ ("Name the class with --class=CODE."));
  if (options.to == NULL)
    return summer_invocation_fail_usage (invocation, "%s",
                                         _ ("Name the file to write with --to=FILE.pdf."));
  if (whole != N_WHOLE)
    return print_whole (invocation, whole, &options);
  request.blank = options.blank;
  if (!read_days (invocation, &options, &request))
    return invocation->status;
  return print (invocation, &request, &options);
}
