#include "config.h"

#include <glib/gi18n.h>

#include "summer-start-page.h"

#include "summer-lock.h"
#include "summer-policy-editor.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-sample-accounts.h"
#include "summer-sample.h"

#define SAMPLE_CLASSES 100
#define SAMPLE_SEED 2019

struct _SummerStartPage
{
  SummerPage parent_instance;

  GtkLabel *note;
  GtkWidget *sample, *sample_note, *protect;
  GtkLabel *sample_accounts;
  GtkDropDown *preset;
  GtkSpinButton *year;
  GtkEditable *name, *first, *last, *closed;
  GtkWidget *create;
  SummerPolicyEditor *editor;
};

G_DEFINE_FINAL_TYPE (SummerStartPage, summer_start_page, SUMMER_TYPE_PAGE)

/* In the order of the drop-down. */
static const char *const presets[] = { "fujian-2019", "xiamen-2019", "guangdong-2023" };

/* The closed days typed, sorted; NULL and the word that is no date when there is one. */
static GArray *
parse_closed_days (SummerStartPage *self, char **wrong)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SummerDay));
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) text = g_string_new (gtk_editable_get_text (self->closed));

  g_string_replace (text, "、", ",", 0);
  g_string_replace (text, "，", ",", 0);
  g_string_replace (text, "；", ",", 0);
  g_string_replace (text, ";", ",", 0);
  words = g_strsplit (text->str, ",", -1);
  for (guint i = 0; words[i]; i++)
    {
      const char *word = g_strstrip (words[i]);
      const SummerDay day = summer_day_parse (word);

      if (!*word)
        continue;
      if (day == SUMMER_DAY_NONE)
        {
          *wrong = g_strdup (word);
          return NULL;
        }
      g_array_append_val (days, day);
    }
  return g_steal_pointer (&days);
}

/* The day in an entry; NONE where it is empty. FALSE when what is there is no date. */
static gboolean
parse_day (GtkEditable *entry, SummerDay *day)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (entry));

  *day = SUMMER_DAY_NONE;
  if (!*g_strstrip (text))
    return TRUE;
  *day = summer_day_parse (text);
  return *day != SUMMER_DAY_NONE;
}

static char *
dup_no_date (const char *text)
{
  return g_strdup_printf (_ ("“%s” is no date: write 2019-07-18"), text);
}

/* What keeps the programme from being created, in words, and the field where it is mended (NULL where
 * something is only still to be filled in, or the rules below say it themselves). NULL when nothing does. */
static char *
dup_obstacle (SummerStartPage *self, gpointer *field)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  GPtrArray *programmes = summer_office_get_programmes (office);
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) closed = parse_closed_days (self, &wrong);
  const int year = gtk_spin_button_get_value_as_int (self->year);
  SummerDay first, last;

  *field = self->year;
  for (guint i = 0; i < programmes->len; i++)
    if (((SummerOfficeProgramme *) g_ptr_array_index (programmes, i))->year == year)
      return g_strdup_printf (_ ("There is a programme of %d already"), year);
  *field = self->first;
  if (!parse_day (self->first, &first))
    return dup_no_date (gtk_editable_get_text (self->first));
  *field = self->last;
  if (!parse_day (self->last, &last))
    return dup_no_date (gtk_editable_get_text (self->last));
  if (first != SUMMER_DAY_NONE && last != SUMMER_DAY_NONE && last < first)
    return g_strdup (_ ("The last day is before the first"));
  *field = self->closed;
  if (!closed)
    return dup_no_date (wrong);
  *field = NULL;
  if (!*g_strstrip (name))
    return g_strdup (_ ("Give the programme a name"));
  return summer_policy_editor_dup_problem (self->editor);
}

static void
mark_field (SummerStartPage *self, gpointer wrong)
{
  gpointer fields[] = { self->year, self->first, self->last, self->closed };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] == wrong)
        gtk_widget_add_css_class (fields[i], "error");
      else
        gtk_widget_remove_css_class (fields[i], "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (fields[i]), GTK_ACCESSIBLE_STATE_INVALID,
                                   fields[i] == wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                                      : GTK_ACCESSIBLE_INVALID_FALSE,
                                   -1);
    }
}

static void
changed_cb (SummerStartPage *self)
{
  g_autofree char *obstacle = NULL, *text = NULL;
  const SummerPolicy *policy;
  gpointer field = NULL;
  guint n_assumed;

  if (!summer_page_get_office (SUMMER_PAGE (self)) || !self->editor)
    return;
  policy = summer_policy_editor_get_policy (self->editor);
  if (!policy)
    return;

  obstacle = dup_obstacle (self, &field);
  mark_field (self, obstacle ? field : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.create", obstacle == NULL);
  gtk_widget_set_tooltip_text (self->create, obstacle);
  n_assumed = summer_policy_editor_get_n_assumed (self->editor);
  text = g_strdup_printf (ngettext ("%u number is assumed: look at it before you begin",
                                    "%u numbers are assumed: look at them before you begin",
                                    n_assumed),
                          n_assumed);
  gtk_label_set_text (self->note, obstacle ? obstacle : text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note), obstacle ? obstacle : text);
  if (obstacle)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "bad");
}

static void
preset_cb (SummerStartPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->preset);

  if (self->editor && chosen < G_N_ELEMENTS (presets))
    summer_policy_editor_set_preset (self->editor, presets[chosen]);
}

static gboolean
write_programme (SummerStartPage *self, SummerStore *store, gint64 *programme, GError **error)
{
  const SummerPolicy *policy = summer_policy_editor_get_policy (self->editor);
  g_autofree char *name = g_strdup (gtk_editable_get_text (self->name));
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) closed = parse_closed_days (self, &wrong);
  SummerProgrammeRecord record
      = { .name = g_strstrip (name), .year = gtk_spin_button_get_value_as_int (self->year) };

  parse_day (self->first, &record.first_day);
  parse_day (self->last, &record.last_day);
  if (!summer_store_begin (store, "programme", record.name, error))
    return FALSE;
  if (!summer_programme_insert (store, &record, error)
      || !summer_policy_version_save (store, record.id, policy, error)
      || !summer_programme_save_closed_days (store, record.id, (const SummerDay *) closed->data,
                                             closed->len, error)
      || !summer_store_commit (store, NULL, error))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  *programme = record.id;
  return TRUE;
}

static void
create_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStartPage *self = SUMMER_START_PAGE (widget);
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (GError) error = NULL;
  gint64 programme = 0;

  if (!write_programme (self, summer_office_get_store (office), &programme, &error))
    {
      summer_window_toast_error (window, error);
      return;
    }
  summer_office_set_programme (office, programme);
  summer_window_set_page (window, "exchange", NULL);
  summer_window_toast (window, _ ("The programme is created. Now import its classes."), _ ("_Undo"),
                       "win.undo");
}

static void
activate_cb (SummerStartPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "start.create", NULL);
}

/* {{{ The sample, in a worker */

static gpointer
fill_sample (SummerWork *work, gpointer data, GError **error)
{
  gint64 programme = 0;

  if (!summer_sample_fill (summer_work_get_store (work), SAMPLE_CLASSES, SAMPLE_SEED,
                           summer_work_progress, work, summer_work_get_cancellable (work),
                           &programme, error)
      || (data != NULL && !summer_sample_add_accounts (summer_work_get_store (work), error)))
    return NULL;
  return g_memdup2 (&programme, sizeof programme);
}

static void
sampled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerStartPage) self = user_data;
  SummerOffice *office = SUMMER_OFFICE (source);
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *programme = summer_office_run_finish (office, result, &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.sample", programme == NULL);
  if (programme)
    summer_office_set_programme (office, *programme);
  if (!window)
    return;
  if (!programme)
    {
      summer_window_toast_error (SUMMER_WINDOW (window), error);
      return;
    }
  summer_window_set_page (SUMMER_WINDOW (window), "overview", NULL);
  summer_window_toast (SUMMER_WINDOW (window),
                       _ ("This is an invented programme to look around in"), _ ("_Undo"),
                       "win.undo");
}

static void
sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "start.sample", FALSE);
  summer_office_run_async (summer_page_get_office (SUMMER_PAGE (widget)),
                           _ ("Inventing the sample programme"), SUMMER_WORK_WRITES, fill_sample,
                           NULL, NULL, g_free, sampled_cb, g_object_ref (widget));
}

static void
sampled_with_accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerStartPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *programme = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (window == NULL)
    return;
  if (programme == NULL)
    summer_window_toast_error (SUMMER_WINDOW (window), error);
  else
    summer_lock_replace (SUMMER_WINDOW (window), NULL);
}

static void
sample_accounts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_action_set_enabled (widget, "start.sample", FALSE);
  gtk_widget_action_set_enabled (widget, "start.sample-accounts", FALSE);
  summer_office_run_async (summer_page_get_office (SUMMER_PAGE (widget)),
                           _ ("Inventing the sample programme"), SUMMER_WORK_WRITES, fill_sample,
                           GINT_TO_POINTER (TRUE), NULL, g_free, sampled_with_accounts_cb,
                           g_object_ref (widget));
}

/* Everybody may know it: the data is invented. */
static void
tell_accounts (SummerStartPage *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < SUMMER_N_ACCOUNT_ROLES; i++)
    g_string_append_printf (names, "%s%s (%s)", i > 0 ? _ (", ") : "",
                            summer_sample_get_account ((SummerAccountRole) i),
                            summer_account_role_get_text ((SummerAccountRole) i));
  text = g_strdup_printf (_ ("With accounts, to see it as each role does: %s. The password of each "
                             "is %s."),
                          names->str, SUMMER_SAMPLE_PASSWORD);
  gtk_label_set_text (self->sample_accounts, text);
}

/* }}} */

static void
summer_start_page_refresh (SummerPage *page)
{
  SummerStartPage *self = SUMMER_START_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  const gboolean empty = summer_office_get_programmes (office)->len == 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.sample",
                                 empty && !summer_office_get_work (office));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "start.sample-accounts",
                                 empty && !summer_office_get_work (office)
                                     && summer_office_get_session (office) == NULL);
  gtk_widget_set_visible (self->protect, summer_office_get_session (office) == NULL);
  gtk_widget_set_visible (self->sample_note, !empty);
  changed_cb (self);
}

static gboolean
summer_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_START_PAGE (widget)->name));
}

static void
summer_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SUMMER_TYPE_START_PAGE);
  G_OBJECT_CLASS (summer_start_page_parent_class)->dispose (object);
}

static void
summer_start_page_class_init (SummerStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_start_page_dispose;
  widget_class->grab_focus = summer_start_page_grab_focus;
  SUMMER_PAGE_CLASS (klass)->refresh = summer_start_page_refresh;

  g_type_ensure (SUMMER_TYPE_POLICY_EDITOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, note);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, sample);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, sample_note);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, sample_accounts);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, protect);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, preset);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, year);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, name);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, first);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, last);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, closed);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, create);
  gtk_widget_class_bind_template_child (widget_class, SummerStartPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_install_action (widget_class, "start.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "start.sample", NULL, sample_action);
  gtk_widget_class_install_action (widget_class, "start.sample-accounts", NULL,
                                   sample_accounts_action);
}

static void
summer_start_page_init (SummerStartPage *self)
{
  int year, month, mday;

  gtk_widget_init_template (GTK_WIDGET (self));
  summer_day_to_ymd (summer_day_get_today (), &year, &month, &mday);
  gtk_spin_button_set_value (self->year, year);
  preset_cb (self);
  tell_accounts (self);
}

SummerPage *
summer_start_page_new (void)
{
  return g_object_new (SUMMER_TYPE_START_PAGE, NULL);
}
