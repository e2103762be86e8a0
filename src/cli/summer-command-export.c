#include "config.h"

#include <glib/gi18n.h>

#include "summer-approval-forms.h"
#include "summer-class-day.h"
#include "summer-command.h"
#include "summer-export-payments.h"
#include "summer-export-settlement.h"
#include "summer-export.h"
#include "summer-judgement.h"
#include "summer-settlement.h"
#include "summer-terminal.h"
#include "summer-workbook.h"

typedef gboolean (*WriteAssessment) (const SummerAssessment *assessment,
                                     const char *path,
                                     SummerProgressFunc progress,
                                     gpointer user_data,
                                     GCancellable *cancellable,
                                     GError **error);
typedef gboolean (*WriteRecords) (SummerStore *store,
                                  gint64 programme,
                                  const char *path,
                                  SummerProgressFunc progress,
                                  gpointer user_data,
                                  GCancellable *cancellable,
                                  GError **error);

typedef struct
{
  SummerInvocation *invocation;
  const char *path, *class_code;
  SummerSince since;
  SummerDay as_of;
} Order;

typedef gboolean (*WriteCompared) (gconstpointer what,
                                   const Order *order,
                                   const SummerSince *since,
                                   GError **error);

/* Compared with the earlier export that was named, otherwise with the one in whose place it is written, if that is one. */
static gboolean
write_compared (WriteCompared write, gconstpointer what, const Order *order, GError **error)
{
  const SummerSince replaced = { .path = order->path };
  g_autoptr (GError) problem = NULL;

  if (order->since.path != NULL || !g_file_test (order->path, G_FILE_TEST_EXISTS))
    return write (what, order, &order->since, error);
  if (write (what, order, &replaced, &problem))
    return TRUE;
  if (problem->domain == SUMMER_WORKBOOK_ERROR)
    return write (what, order, &order->since, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

typedef struct
{
  SummerStore *store;
  gint64 id;
} Settled;

static gboolean
write_settled (gconstpointer what, const Order *order, const SummerSince *since, GError **error)
{
  const Settled *settled = what;

  return summer_export_settlement_since (settled->store, settled->id, since, order->path,
                                         summer_terminal_progress, (gpointer) _ ("Writing"),
                                         order->invocation->cancellable, error);
}

static gboolean
write_subsidy (gconstpointer what, const Order *order, const SummerSince *since, GError **error)
{
  return summer_export_subsidy_since (what, since, order->path, summer_terminal_progress,
                                      (gpointer) _ ("Writing"), order->invocation->cancellable,
                                      error);
}

/* The last settlement of the programme. */
static gboolean
write_settlement (SummerStore *store, gint64 programme, const Order *order, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SummerSettlement) last = summer_settlement_load_last (store, programme, &problem);

  if (last != NULL)
    return write_compared (write_settled, &(Settled){ store, last->record.id }, order, error);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("Nothing of this programme is settled yet."));
  return FALSE;
}

/* What can be written, from the verdicts or from the records alone; the first two compare with an earlier one. */
static const struct
{
  const char *name;
  WriteAssessment write_assessment;
  WriteRecords write_records;
} exports[] = {
  { "subsidy", NULL, NULL },
  { "settlement", NULL, NULL },
  { "forms", NULL, NULL },
  { "payments", NULL, summer_export_payments },
  { "attendance", summer_export_attendance, NULL },
  { "roster", NULL, summer_export_roster },
  { "insurance", NULL, summer_export_insurance },
  { "programme", NULL, summer_export_programme },
};

#define SUBSIDY 0
#define SETTLEMENT 1
#define FORMS 2

/* The application of the class that is named, otherwise the summary and the approval. */
static gboolean
write_forms (SummerStore *store,
             const SummerAssessment *assessment,
             const Order *order,
             GError **error)
{
  gint64 class_id;

  if (order->class_code == NULL)
    return summer_export_approval_forms (store, assessment, order->path, error);
  class_id = summer_desk_find_class (store, assessment->facts->id, order->class_code, error);
  return class_id != 0
         && summer_export_application (store, assessment, class_id, order->path, error);
}

static gboolean
write_assessed (guint which,
                SummerStore *store,
                const SummerAssessment *assessment,
                const Order *order,
                GError **error)
{
  GCancellable *cancellable = order->invocation->cancellable;
  gpointer doing = (gpointer) _ ("Writing");

  if (which == SUBSIDY)
    return write_compared (write_subsidy, assessment, order, error);
  if (which == FORMS)
    return write_forms (store, assessment, order, error);
  return exports[which].write_assessment (assessment, order->path, summer_terminal_progress, doing,
                                          cancellable, error);
}

/* Whoever may not see money gets no amounts as a file either. */
static gboolean
tells_money (guint which)
{
  return which == SUBSIDY || which == SETTLEMENT || which == FORMS
         || exports[which].write_records == summer_export_payments;
}

static SummerExit export(const Order *order, guint which)
{
  SummerInvocation *invocation = order->invocation;
  gboolean money = tells_money (which);
  g_autoptr (SummerStore) store
      = summer_invocation_open_with (invocation, SUMMER_STORE_READ_ONLY,
                                     money ? SUMMER_RIGHT_MONEY : SUMMER_RIGHT_EXPORT);
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (store == NULL)
    return invocation->status;
  if (which == SUBSIDY || which == FORMS || exports[which].write_assessment != NULL)
    {
      g_autoptr (SummerAssessment) assessment
          = summer_judgement_new (invocation, store, order->as_of);

      if (assessment == NULL)
        return invocation->status;
      done = write_assessed (which, store, assessment, order, &error);
    }
  else
    {
      gint64 programme = summer_invocation_find_programme (invocation, store);

      if (programme == 0)
        return invocation->status;
      done = which == SETTLEMENT
                 ? write_settlement (store, programme, order, &error)
                 : exports[which].write_records (store, programme, order->path,
                                                 summer_terminal_progress, (gpointer) _ ("Writing"),
                                                 invocation->cancellable, &error);
    }
  if (!done)
    return summer_invocation_fail (invocation, error);
  summer_terminal_say (_ ("Written: %s"), order->path);
  return SUMMER_EXIT_DONE;
}

/**
 * summer_command_export:
 *
 * `summerctl export WHAT --to FILE.xlsx [--as-of DATE] [--since OLD.xlsx] [--class CODE]`: the workbooks that go out (workbook.md).
 *
 * Returns: the exit status
 */
SummerExit
summer_command_export (SummerInvocation *invocation, char **argv)
{
  g_autofree char *to = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *since = NULL;
  g_autofree char *class_code = NULL;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &to,
      N_ ("The workbook to write; one that is there is replaced"), N_ ("FILE.xlsx") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
      N_ ("Judge as on this day; the latest day recorded otherwise"), N_ ("DATE") },
    { "since", 0, 0, G_OPTION_ARG_FILENAME, &since,
      N_ ("An earlier export of the subsidies or of a settlement: the sheet of differences compares"
          " with it"),
      N_ ("OLD.xlsx") },
    { "class", 0, 0, G_OPTION_ARG_STRING, &class_code,
      N_ ("Forms: the application of this class; without it, the summary and the approval"),
      N_ ("CODE") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  Order order = { .invocation = invocation };

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest)
      || !summer_judgement_parse_day (invocation, as_of, &order.as_of))
    return invocation->status;
  if (to == NULL)
    return summer_invocation_fail_usage (invocation, "%s",
                                         _ ("Name the workbook to write with --to=FILE.xlsx."));
  order.path = to;
  order.since.path = since;
  order.class_code = class_code;
  if (class_code != NULL && !g_str_equal (rest[0], exports[FORMS].name))
    return summer_invocation_fail_usage (invocation, "%s", _ ("Only the forms are of one class."));
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (g_str_equal (rest[0], exports[i].name))
      return since == NULL || i <= SETTLEMENT
                 ? export(&order, i)
                 : summer_invocation_fail_usage (
                     invocation, "%s",
                     _ ("Only the workbooks of the subsidies and of a settlement are compared with"
                        " an earlier one."));
  return summer_invocation_fail_usage (
      invocation,
      _ ("“%s” cannot be exported: choose subsidy, settlement, "
         "forms, payments, attendance, roster, insurance or programme."),
      rest[0]);
}
