#include "config.h"

#include <glib/gi18n.h>

#include "summer-exporter.h"

#include "summer-approval-forms.h"
#include "summer-export-payments.h"
#include "summer-export-settlement.h"
#include "summer-export.h"
#include "summer-settlement.h"
#include "summer-workbook.h"

static const SummerExport exports[] = {
  { "programme", N_ ("Programme workbook"),
    N_ ("Everything of this programme in one workbook: to pass on, to mend in a spreadsheet and "
        "import again"),
    TRUE, FALSE },
  { "template", N_ ("Empty template"),
    N_ ("The same workbook without rows: for classes to fill in and send back"), FALSE, FALSE },
  { "subsidy", N_ ("Subsidy workbook"),
    N_ ("For finance: verdicts and amounts by union, the conditions, the rules and control totals"),
    TRUE, TRUE },
  { "attendance", N_ ("Attendance workbook"),
    N_ ("For the file: expected, present and unrecorded days and the rate of each class"), TRUE,
    TRUE },
  { "roster", N_ ("Roster"),
    N_ ("For the classes: children with guardians, telephones and collectors"), TRUE, FALSE },
  { "insurance", N_ ("Insurance list"),
    N_ ("For the insurer: who is named by which policy, and for how long"), TRUE, FALSE },
  { "payments", N_ ("Payments workbook"),
    N_ ("For the ledger: every payment, the batches as the bank takes them, and the use of the "
        "grants by category"),
    TRUE, FALSE },
  { "forms", N_ ("Summary and approval forms"),
    N_ ("For the seals: every class with its amount, and the approval of what is settled"), TRUE,
    TRUE },
};

/* Of one settlement or class: their kinds end with the id. */
#define SETTLEMENT "settlement-"
#define APPLICATION "application-"
static const SummerExport settlement
    = { SETTLEMENT, N_ ("Settlement workbook"),
        N_ ("For the auditor: what was settled, why, paid, and control totals that prove it"), TRUE,
        FALSE };
static const SummerExport application
    = { APPLICATION, N_ ("Application form"), N_ ("For the unions: what a class applies with"),
        TRUE, TRUE };

/**
 * summer_exporter_list:
 *
 * Returns: (transfer none) (array length=n_exports): the workbooks there are, in the order shown
 */
const SummerExport *
summer_exporter_list (guint *n_exports)
{
  *n_exports = G_N_ELEMENTS (exports);
  return exports;
}

/**
 * summer_exporter_row_new:
 *
 * Returns: (transfer floating): a row of a list of workbooks: what it is and whom it is for
 */
GtkWidget *
summer_exporter_row_new (const SummerExport *export)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_ (export->title)), *use = gtk_label_new (_ (export->use));
  GtkWidget *icon = gtk_image_new_from_icon_name ("summer-export-symbolic");

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (use), 0);
  gtk_label_set_wrap (GTK_LABEL (use), TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (use, "faint");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), use);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (export->title), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ (export->use), -1);
  return row;
}

static const SummerExport *
find_export (const char *kind)
{
  if (g_str_has_prefix (kind, SETTLEMENT))
    return &settlement;
  if (g_str_has_prefix (kind, APPLICATION))
    return &application;
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (strcmp (exports[i].kind, kind) == 0)
      return &exports[i];
  return NULL;
}

/* Of the kind of a settlement or an application; otherwise 0. */
static gint64
get_id (const char *kind)
{
  const char *at = strrchr (kind, '-');

  return at != NULL ? g_ascii_strtoll (at + 1, NULL, 10) : 0;
}

/* {{{ Writing, in a worker */

typedef struct
{
  const SummerExport *export;
  char *path,
      *since; /* owned; since: the earlier export to compare with, NULL = the one that is replaced */
  gint64 programme, id;         /* id: of the settlement or the class; 0 where it is of none */
  SummerAssessment *assessment; /* owned; NULL where it is not needed */
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_free (job->since);
  g_clear_pointer (&job->assessment, summer_assessment_unref);
  g_free (job);
}

static gboolean
write_compared (const Job *job, const char *path, SummerWork *work, GError **error)
{
  const SummerSince since = { .path = path };
  GCancellable *cancellable = summer_work_get_cancellable (work);

  if (job->export == &settlement)
    return summer_export_settlement_since (summer_work_get_store (work), job->id, &since, job->path,
                                           summer_work_progress, work, cancellable, error);
  return summer_export_subsidy_since (job->assessment, &since, job->path, summer_work_progress,
                                      work, cancellable, error);
}

/* Compared with the earlier export that was chosen, otherwise with the one in whose place it is written, if that is one. */
static gboolean
write_since (const Job *job, SummerWork *work, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (job->since != NULL || !g_file_test (job->path, G_FILE_TEST_EXISTS))
    return write_compared (job, job->since, work, error);
  if (write_compared (job, job->path, work, &problem))
    return TRUE;
  if (problem->domain == SUMMER_WORKBOOK_ERROR)
    return write_compared (job, NULL, work, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gpointer
write_workbook (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;
  const char *kind = job->export->kind;
  SummerStore *store = summer_work_get_store (work);
  GCancellable *cancellable = summer_work_get_cancellable (work);
  gboolean done = FALSE;

  if (strcmp (kind, "programme") == 0)
    done = summer_export_programme (store, job->programme, job->path, summer_work_progress, work,
                                    cancellable, error);
  else if (strcmp (kind, "template") == 0)
    done = summer_export_template (job->path, error);
  else if (strcmp (kind, "subsidy") == 0)
    done = write_since (job, work, error);
  else if (strcmp (kind, "attendance") == 0)
    done = summer_export_attendance (job->assessment, job->path, summer_work_progress, work,
                                     cancellable, error);
  else if (strcmp (kind, "roster") == 0)
    done = summer_export_roster (store, job->programme, job->path, summer_work_progress, work,
                                 cancellable, error);
  else if (strcmp (kind, "insurance") == 0)
    done = summer_export_insurance (store, job->programme, job->path, summer_work_progress, work,
                                    cancellable, error);
  else if (strcmp (kind, "payments") == 0)
    done = summer_export_payments (store, job->programme, job->path, summer_work_progress, work,
                                   cancellable, error);
  else if (strcmp (kind, "forms") == 0)
    done = summer_export_approval_forms (store, job->assessment, job->path, error);
  else if (job->export == &application)
    done = summer_export_application (store, job->assessment, job->id, job->path, error);
  else if (job->export == &settlement)
    done = write_since (job, work, error);
  return done ? g_strdup (job->path) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  if (path)
    summer_window_toast_file (window, path, TRUE);
  else
    summer_window_toast_error (window, error);
}

/* Records are read anew, or the assessment that is shown says it all. */
static SummerWorkAccess
get_work (const SummerExport *export)
{
  const gboolean says_all = !export->needs_programme
                            || (export->needs_assessment && export != &application
                                && strcmp (export->kind, "forms") != 0);

  return says_all ? SUMMER_WORK_WITHOUT_STORE : SUMMER_WORK_READS;
}

static void
save (SummerWindow *window, const char *kind, const char *path, const char *since)
{
  const SummerExport *export = find_export (kind);
  SummerOffice *office = summer_window_get_office (window);
  SummerAssessment *assessment = summer_office_get_whole_assessment (office);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *title = g_strdup_printf (_ ("Writing %s"), name);
  Job *job;

  g_return_if_fail (export != NULL);

  if (export->needs_assessment && !assessment)
    {
      summer_window_toast (window,
                           _ ("The classes are still being assessed. Try again in a moment."), NULL,
                           NULL);
      return;
    }
  job = g_new0 (Job, 1);
  job->export = export;
  job->path = g_strdup (path);
  job->programme = summer_office_get_programme (office);
  job->since = g_strdup (since);
  job->id = get_id (kind);
  if (export->needs_assessment)
    job->assessment = summer_assessment_ref (assessment);
  summer_office_run_async (office, title, get_work (export), write_workbook, job,
                           (GDestroyNotify) job_free, g_free, written_cb, g_object_ref (window));
}

/* }}} */
/* {{{ Asking where to */

/* Of a settlement its number, so that the next does not take its place. */
static char *
dup_title (SummerOffice *office, const char *kind, const SummerExport *export)
{
  g_autoptr (SummerSettlement) of
      = export == &settlement
            ? summer_settlement_load (summer_office_get_store (office), get_id (kind), NULL)
            : NULL;

  return of != NULL ? g_strdup_printf ("%s %d", _ (export->title), of->record.number)
                    : g_strdup (_ (export->title));
}

static char *
dup_file_name (SummerWindow *window, const char *kind, const SummerExport *export)
{
  SummerOffice *office = summer_window_get_office (window);
  GPtrArray *programmes = summer_office_get_programmes (office);
  const gint64 chosen = summer_office_get_programme (office);
  g_autofree char *title = dup_title (office, kind, export);

  for (guint i = 0; export->needs_programme && i < programmes->len; i++)
    {
      const SummerOfficeProgramme *programme = g_ptr_array_index (programmes, i);
      g_autofree char *name = NULL;

      if (programme->id != chosen)
        continue;
      name = g_strdup_printf ("%s %s.xlsx", programme->name, title);
      g_strdelimit (name, "/\\:*?\"<>|", ' ');
      return g_steal_pointer (&name);
    }
  return g_strdup_printf ("%s.xlsx", title);
}

/* What is asked for; since: owned, NULL = none was chosen. */
typedef struct
{
  char *kind, *since;
} Wish;

static Wish *
wish_new (const char *kind, const char *since)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->kind = g_strdup (kind);
  wish->since = g_strdup (since);
  return wish;
}

static void
wish_free (gpointer data, GClosure *closure)
{
  Wish *wish = data;

  g_free (wish->kind);
  g_free (wish->since);
  g_free (wish);
}

/* The file that was chosen; NULL = none, or none of this computer, which is told. */
static char *
take_chosen (GtkNativeDialog *dialog, int response, SummerWindow *window)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (file != NULL && path == NULL)
    summer_window_toast (window, _ ("Choose a folder of this computer."), NULL, NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
  return path;
}

static SummerWindow *
get_window (GtkNativeDialog *dialog)
{
  return SUMMER_WINDOW (gtk_native_dialog_get_transient_for (dialog));
}

static void
response_cb (GtkNativeDialog *dialog, int response, const Wish *wish)
{
  SummerWindow *window = get_window (dialog);
  g_autofree char *kind = g_strdup (wish->kind), *since = g_strdup (wish->since);
  g_autofree char *path = take_chosen (dialog, response, window);
  g_autofree char *named = NULL;

  if (path == NULL)
    return;
  named = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
  save (window, kind, named, since);
}

static void
show_chooser (SummerWindow *window,
              const char *title,
              GtkFileChooserAction action,
              const char *name,
              GCallback callback,
              Wish *wish)
{
  const gboolean saves = action == GTK_FILE_CHOOSER_ACTION_SAVE;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (window), action,
                                     saves ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (saves)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", callback, wish, wish_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
ask_where (SummerWindow *window, const char *kind, const char *since)
{
  const SummerExport *export = find_export (kind);
  g_autofree char *name = NULL;

  g_return_if_fail (export);

  name = dup_file_name (window, kind, export);
  show_chooser (window, _ (export->title), GTK_FILE_CHOOSER_ACTION_SAVE, name,
                G_CALLBACK (response_cb), wish_new (kind, since));
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ask_where (user_data, g_variant_get_string (parameter, NULL), NULL);
}

static void
since_cb (GtkNativeDialog *dialog, int response, const Wish *wish)
{
  SummerWindow *window = get_window (dialog);
  g_autofree char *kind = g_strdup (wish->kind);
  g_autofree char *since = take_chosen (dialog, response, window);

  if (since != NULL)
    ask_where (window, kind, since);
}

/* First the earlier export, then where the new one is to stand. */
static void
save_since_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_chooser (user_data, _ ("Earlier Export to Compare With"), GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                G_CALLBACK (since_cb), wish_new (g_variant_get_string (parameter, NULL), NULL));
}

static void
save_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind, *path;

  g_variant_get (parameter, "(&s&s)", &kind, &path);
  g_return_if_fail (find_export (kind));
  save (user_data, kind, path, NULL);
}

/* }}} */
/* {{{ Opening what was written */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerWindow) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error))
    summer_window_toast_error (window, error);
}

static void
open_uri (SummerWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (file);

  gtk_show_uri_full (GTK_WINDOW (window), uri, GDK_CURRENT_TIME, NULL, opened_cb,
                     g_object_ref (window));
}

static void
open_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_uri (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_folder_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *folder = g_path_get_dirname (g_variant_get_string (parameter, NULL));

  open_uri (user_data, folder);
}

/* }}} */

void
summer_exporter_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "save-as", .activate = save_as_cb, .parameter_type = "s" },
    { .name = "save-since", .activate = save_since_cb, .parameter_type = "s" },
    { .name = "save-to", .activate = save_to_cb, .parameter_type = "(ss)" },
    { .name = "open-file", .activate = open_file_cb, .parameter_type = "s" },
    { .name = "open-folder", .activate = open_folder_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
