#include "config.h"

#include "summer-backup-keeper.h"

#include <glib/gi18n.h>

#include "summer-settings.h"

#define CHECK_INTERVAL 60 /* seconds */
#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

struct _SummerBackupKeeper
{
  GObject parent_instance;

  SummerOffice *office; /* borrowed: it owns the keeper */
  GSettings *settings;  /* owned */
  guint check_id;
  gint64 tried;           /* us, monotonic: when the last began */
  char *problem;          /* owned */
  gboolean running, gone; /* gone: the problem is a folder that is not there */
};

G_DEFINE_FINAL_TYPE (SummerBackupKeeper, summer_backup_keeper, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* {{{ In the worker */

typedef struct
{
  char **folders; /* owned */
  SummerOccasion occasion;
} Job;

/* What came of it. */
typedef struct
{
  char *problem; /* owned; NULL = none */
  gboolean gone;
} Outcome;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_strfreev (job->folders);
  g_free (job);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->problem);
  g_free (outcome);
}

static Outcome *
write_into_each (SummerWork *work, char **folders, SummerOccasion occasion, gboolean is_all)
{
  /* Where it is not all of the work, the progress is that of the rest. */
  const SummerBackupWatch watch
      = { is_all ? summer_work_progress : NULL, work, summer_work_get_cancellable (work) };
  SummerStore *store = summer_work_get_store (work);
  g_autoptr (GString) problems = g_string_new (NULL);
  Outcome *outcome = g_new0 (Outcome, 1);

  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (occasion != SUMMER_OCCASION_ASKED && !summer_backup_folder_needs (folders[i], store))
        continue;
      if (summer_backup_folder_add (folders[i], store, occasion, &watch, NULL, &error)
          || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        continue;
      outcome->gone |= g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
      g_string_append_printf (problems, "%s%s", problems->len > 0 ? "\n" : "", error->message);
    }
  if (problems->len > 0)
    outcome->problem = g_string_free (g_steal_pointer (&problems), FALSE);
  return outcome;
}

static gpointer
write_backups (SummerWork *work, gpointer data, GError **error)
{
  const Job *job = data;

  return write_into_each (work, job->folders, job->occasion, TRUE);
}

/**
 * summer_backup_keeper_write_first:
 * @folders: of summer_backup_keeper_list_folders()
 */
void
summer_backup_keeper_write_first (SummerWork *work, char **folders, SummerOccasion occasion)
{
  outcome_free (write_into_each (work, folders, occasion, FALSE));
}

/* }}} */

static void
summer_backup_keeper_finalize (GObject *object)
{
  SummerBackupKeeper *self = SUMMER_BACKUP_KEEPER (object);

  g_clear_handle_id (&self->check_id, g_source_remove);
  g_object_unref (self->settings);
  g_free (self->problem);

  G_OBJECT_CLASS (summer_backup_keeper_parent_class)->finalize (object);
}

static void
summer_backup_keeper_class_init (SummerBackupKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_backup_keeper_finalize;

  signals[CHANGED] = g_signal_new ("changed", SUMMER_TYPE_BACKUP_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static gboolean
check_cb (gpointer user_data)
{
  summer_backup_keeper_check (user_data, g_get_monotonic_time ());
  return G_SOURCE_CONTINUE;
}

static void
summer_backup_keeper_init (SummerBackupKeeper *self)
{
  self->settings = summer_settings_new ();
  self->tried = g_get_monotonic_time ();
  self->check_id = g_timeout_add_seconds (CHECK_INTERVAL, check_cb, self);
}

/**
 * summer_backup_keeper_get:
 *
 * Returns: (transfer none): the keeper of the office, which lives as long as the office
 */
SummerBackupKeeper *
summer_backup_keeper_get (SummerOffice *office)
{
  static const char key[] = "summer-backup-keeper";
  SummerBackupKeeper *self;

  g_return_val_if_fail (SUMMER_IS_OFFICE (office), NULL);

  self = g_object_get_data (G_OBJECT (office), key);
  if (self == NULL)
    {
      self = g_object_new (SUMMER_TYPE_BACKUP_KEEPER, NULL);
      self->office = office;
      g_object_set_data_full (G_OBJECT (office), key, self, g_object_unref);
    }
  return self;
}

/**
 * summer_backup_keeper_list_folders:
 *
 * Returns: (transfer full): where backups go
 */
char **
summer_backup_keeper_list_folders (SummerBackupKeeper *self)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *folder = NULL, *stick = NULL, *own = NULL;

  g_return_val_if_fail (SUMMER_IS_BACKUP_KEEPER (self), NULL);

  folder = g_settings_get_string (self->settings, "backup-folder");
  stick = g_settings_get_string (self->settings, "backup-stick");
  own = summer_backup_folder_dup_default (summer_office_get_path (self->office));
  g_strv_builder_add (folders, *folder != '\0' ? folder : own);
  if (*stick != '\0' && !g_str_equal (stick, *folder != '\0' ? folder : own))
    g_strv_builder_add (folders, stick);
  return g_strv_builder_end (folders);
}

static void
set_place (SummerBackupKeeper *self, const char *key, const char *folder)
{
  g_settings_set_string (self->settings, key, folder != NULL ? folder : "");
  g_clear_pointer (&self->problem, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
summer_backup_keeper_set_folder (SummerBackupKeeper *self, const char *folder)
{
  g_return_if_fail (SUMMER_IS_BACKUP_KEEPER (self));

  set_place (self, "backup-folder", folder);
}

void
summer_backup_keeper_set_stick (SummerBackupKeeper *self, const char *folder)
{
  g_return_if_fail (SUMMER_IS_BACKUP_KEEPER (self));

  set_place (self, "backup-stick", folder);
}

const char *
summer_backup_keeper_get_problem (SummerBackupKeeper *self)
{
  g_return_val_if_fail (SUMMER_IS_BACKUP_KEEPER (self), NULL);

  return self->problem;
}

gboolean
summer_backup_keeper_is_running (SummerBackupKeeper *self)
{
  g_return_val_if_fail (SUMMER_IS_BACKUP_KEEPER (self), FALSE);

  return self->running;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerBackupKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  Outcome *outcome = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);

  self->running = FALSE;
  g_clear_pointer (&self->problem, g_free);
  self->gone = outcome != NULL && outcome->gone;
  if (outcome != NULL)
    self->problem = g_steal_pointer (&outcome->problem);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->problem = g_strdup (error->message);
  g_clear_pointer (&outcome, outcome_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * summer_backup_keeper_run:
 * @title: (nullable): shown with progress and Cancel
 */
void
summer_backup_keeper_run (SummerBackupKeeper *self, SummerOccasion occasion, const char *title)
{
  g_return_if_fail (SUMMER_IS_BACKUP_KEEPER (self));

  if (self->running || summer_office_get_store (self->office) == NULL)
    return;

  Job *job = g_new0 (Job, 1);
  job->folders = summer_backup_keeper_list_folders (self);
  job->occasion = occasion;
  self->running = TRUE;
  self->tried = g_get_monotonic_time ();
  summer_office_run_async (self->office, title, SUMMER_WORK_READS, write_backups, job, job_free,
                           outcome_free, written_cb, g_object_ref (self));
}

static gboolean
are_there (SummerBackupKeeper *self)
{
  g_auto (GStrv) folders = summer_backup_keeper_list_folders (self);

  /* The first is made where it is the one beside the database. */
  for (guint i = 1; folders[i] != NULL; i++)
    if (!g_file_test (folders[i], G_FILE_TEST_IS_DIR))
      return FALSE;
  return g_file_test (folders[0], G_FILE_TEST_IS_DIR);
}

static gboolean
is_needed (SummerBackupKeeper *self)
{
  g_auto (GStrv) folders = summer_backup_keeper_list_folders (self);

  for (guint i = 0; folders[i] != NULL; i++)
    if (summer_backup_folder_needs (folders[i], summer_office_get_store (self->office)))
      return TRUE;
  return FALSE;
}

/**
 * summer_backup_keeper_check:
 *
 * A stick that is back is written to at once; a disk that was full is tried again after the usual time.
 */
void
summer_backup_keeper_check (SummerBackupKeeper *self, gint64 now)
{
  const int minutes = g_settings_get_int (self->settings, "backup-minutes");

  g_return_if_fail (SUMMER_IS_BACKUP_KEEPER (self));

  if (summer_office_get_store (self->office) == NULL || self->running)
    return;
  if ((self->gone && self->problem != NULL && are_there (self))
      || (minutes > 0 && now - self->tried >= minutes * MINUTE))
    {
      if (is_needed (self))
        summer_backup_keeper_run (self, SUMMER_OCCASION_TIME, NULL);
      else
        self->tried = now;
    }
}

/**
 * summer_backup_keeper_before_close:
 *
 * Begins one where the records are other than in the newest; the window waits for it as for any work, unseen.
 */
void
summer_backup_keeper_before_close (SummerBackupKeeper *self)
{
  g_return_if_fail (SUMMER_IS_BACKUP_KEEPER (self));

  if (summer_office_get_store (self->office) != NULL && !self->running && is_needed (self))
    summer_backup_keeper_run (self, SUMMER_OCCASION_CLOSE, _ ("Writing the backup"));
}
