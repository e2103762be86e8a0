#include "config.h"

#include <glib/gi18n.h>

#include "summer-exporter.h"

#include "summer-export-payments.h"
#include "summer-export-settlement.h"
#include "summer-export.h"

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
};

/* Of one settlement: its kind ends with the id. */
#define SETTLEMENT "settlement-"
static const SummerExport settlement
    = { SETTLEMENT, N_ ("Settlement workbook"),
        N_ ("For the auditor: what was settled, why, paid, and control totals that prove it"), TRUE,
        FALSE };

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
  for (guint i = 0; i < G_N_ELEMENTS (exports); i++)
    if (strcmp (exports[i].kind, kind) == 0)
      return &exports[i];
  return NULL;
}

/* {{{ Writing, in a worker */

typedef struct
{
  const SummerExport *export;
  char *path;                   /* owned */
  gint64 programme, settlement; /* settlement: 0 where it is not of one */
  SummerAssessment *assessment; /* owned; NULL where it is not needed */
} Job;

static void
job_free (Job *job)
{
  g_free (job->path);
  g_clear_pointer (&job->assessment, summer_assessment_unref);
  g_free (job);
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
    done = summer_export_subsidy (job->assessment, job->path, summer_work_progress, work,
                                  cancellable, error);
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
  else if (job->settlement != 0)
    done = summer_export_settlement (store, job->settlement, job->path, summer_work_progress, work,
                                     cancellable, error);
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

static void
save (SummerWindow *window, const char *kind, const char *path)
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
  if (export == &settlement)
    job->settlement = g_ascii_strtoll (kind + strlen (SETTLEMENT), NULL, 10);
  if (export->needs_assessment)
    job->assessment = summer_assessment_ref (assessment);
  summer_office_run_async (office, title,
                           export->needs_programme && !export->needs_assessment
                               ? SUMMER_WORK_READS
                               : SUMMER_WORK_WITHOUT_STORE,
                           write_workbook, job, (GDestroyNotify) job_free, g_free, written_cb,
                           g_object_ref (window));
}

/* }}} */
/* {{{ Asking where to */

static char *
dup_file_name (SummerWindow *window, const SummerExport *export)
{
  SummerOffice *office = summer_window_get_office (window);
  GPtrArray *programmes = summer_office_get_programmes (office);
  const gint64 chosen = summer_office_get_programme (office);

  for (guint i = 0; export->needs_programme && i < programmes->len; i++)
    {
      const SummerOfficeProgramme *programme = g_ptr_array_index (programmes, i);
      g_autofree char *name = NULL;

      if (programme->id != chosen)
        continue;
      name = g_strdup_printf ("%s %s.xlsx", programme->name, _ (export->title));
      g_strdelimit (name, "/\\:*?\"<>|", ' ');
      return g_steal_pointer (&name);
    }
  return g_strdup_printf ("%s.xlsx", _ (export->title));
}

static void
response_cb (GtkNativeDialog *dialog, int response, const char *kind)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL, *named = NULL;
  SummerWindow *window
      = SUMMER_WINDOW (gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (dialog)));

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file ? g_file_get_path (file) : NULL;
  if (path)
    {
      named
          = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
      save (window, kind, named);
    }
  else if (file)
    summer_window_toast (window, _ ("Choose a folder of this computer."), NULL, NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
free_kind (gpointer kind, GClosure *closure)
{
  g_free (kind);
}

static void
save_as_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind = g_variant_get_string (parameter, NULL);
  const SummerExport *export = find_export (kind);
  GtkFileChooserNative *dialog;
  g_autofree char *name = NULL;

  g_return_if_fail (export);

  name = dup_file_name (user_data, export);
  dialog = gtk_file_chooser_native_new (_ (export->title), user_data, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (kind), free_kind,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *kind, *path;

  g_variant_get (parameter, "(&s&s)", &kind, &path);
  g_return_if_fail (find_export (kind));
  save (user_data, kind, path);
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
    { .name = "save-to", .activate = save_to_cb, .parameter_type = "(ss)" },
    { .name = "open-file", .activate = open_file_cb, .parameter_type = "s" },
    { .name = "open-folder", .activate = open_folder_cb, .parameter_type = "s" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
