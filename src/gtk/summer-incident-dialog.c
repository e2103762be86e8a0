#include "config.h"

#include "summer-incident-dialog.h"

#include <glib/gi18n.h>

#include "summer-desk-dialog.h"
#include "summer-field.h"
#include "summer-line.h"

#define N_KINDS (SUMMER_INCIDENT_OTHER + 1)
#define N_SEVERITIES (SUMMER_INCIDENT_ACCIDENT + 1)

#define SUMMER_TYPE_INCIDENT_DIALOG (summer_incident_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerIncidentDialog, summer_incident_dialog, SUMMER, INCIDENT_DIALOG, SummerDeskDialog)

struct _SummerIncidentDialog
{
  SummerDeskDialog parent_instance;

  GArray *chosen; /* of gint64, owned: ids of the children who were part of it */
  GArray *found;  /* of guint, owned: row i of the list shows this child of the day */
  GtkToggleButton *kinds[N_KINDS];
  GtkToggleButton *severities[N_SEVERITIES];
  gboolean begun; /* the time was filled in */

  GtkFlowBox *kind_box;
  GtkBox *severity_box;
  GtkEntry *time;
  GtkSearchEntry *search;
  GtkBox *chosen_box;
  GtkListBox *list;
  GtkTextView *what;
  GtkTextView *action;
};

G_DEFINE_FINAL_TYPE (SummerIncidentDialog, summer_incident_dialog, SUMMER_TYPE_DESK_DIALOG)

typedef struct
{
  SummerIncidentNoteRecord record; /* its texts are those below */
  GArray *children;                /* owned */
  char *what, *action;             /* owned */
} Note;

static void
note_free (gpointer data)
{
  Note *note = data;

  g_array_unref (note->children);
  g_free (note->what);
  g_free (note->action);
  g_free (note);
}

static gboolean
write_note (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  Note *note = data;

  return summer_desk_note (desk, &note->record, (const gint64 *) (gpointer) note->children->data,
                           note->children->len, done, error);
}

static gboolean
is_chosen (SummerIncidentDialog *self, gint64 child)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gint64, i) == child)
      return TRUE;
  return FALSE;
}

/* By a part of the name, the beginning of its initials or the end of the code. */
static gboolean
matches (const SummerDayChild *child, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *code = g_utf8_casefold (child->code, -1);

  return strstr (child->name, words) != NULL || strstr (code, folded) != NULL
         || (child->pinyin != NULL && strstr (child->pinyin, folded) != NULL);
}

static void
fill_found (SummerIncidentDialog *self)
{
  const SummerClassDay *day = summer_desk_dialog_get_class_day (SUMMER_DESK_DIALOG (self));
  g_autofree char *words = summer_field_dup_text (self->search);

  summer_line_clear (self->list);
  g_array_set_size (self->found, 0);
  for (guint i = 0; day != NULL && i < day->n_children; i++)
    {
      const SummerDayChild *child = &day->children[i];
      GtkWidget *line;

      if (is_chosen (self, child->id) || (words != NULL && !matches (child, words)))
        continue;
      line = summer_line_new ();
      summer_line_add_text (line, child->name, 8, "strong");
      summer_line_add_text (line, summer_presence_get_text (child->presence), 9, "faint");
      summer_line_add_text (line, child->health, -1, "bad");
      gtk_list_box_append (self->list, line);
      g_array_append_val (self->found, i);
    }
  summer_line_choose (self->list, 0, FALSE);
}

static void
fill_chosen (SummerIncidentDialog *self)
{
  const SummerClassDay *day = summer_desk_dialog_get_class_day (SUMMER_DESK_DIALOG (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->chosen_box))) != NULL)
    gtk_box_remove (self->chosen_box, child);
  for (guint i = 0; day != NULL && i < self->chosen->len; i++)
    {
      const gint64 id = g_array_index (self->chosen, gint64, i);
      const guint index = summer_class_day_find (day, id);
      const char *name = index != G_MAXUINT ? day->children[index].name : "—";
      g_autofree char *text = g_strdup_printf ("%s ×", name);
      g_autofree char *label = g_strdup_printf (_ ("Leave out %s"), name);
      GtkWidget *button = gtk_button_new_with_label (text);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "incident.leave-out");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_box_append (self->chosen_box, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_box), self->chosen->len > 0);
}

static void
choose_child (SummerIncidentDialog *self, gint64 child)
{
  if (!is_chosen (self, child))
    g_array_append_val (self->chosen, child);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  fill_chosen (self);
  fill_found (self);
}

static void
row_activated_cb (SummerIncidentDialog *self)
{
  const SummerClassDay *day = summer_desk_dialog_get_class_day (SUMMER_DESK_DIALOG (self));
  const int row = summer_line_get_chosen (self->list);

  if (day == NULL || row < 0 || (guint) row >= self->found->len)
    return;
  choose_child (self, day->children[g_array_index (self->found, guint, row)].id);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Enter takes the first one found; who types fast is through before the entry has asked. */
static void
search_activated_cb (SummerIncidentDialog *self)
{
  fill_found (self);
  row_activated_cb (self);
}

static void
search_stopped_cb (SummerIncidentDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
leave_out_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerIncidentDialog *self = SUMMER_INCIDENT_DIALOG (widget);

  for (guint i = self->chosen->len; i > 0; i--)
    if (g_array_index (self->chosen, gint64, i - 1) == g_variant_get_int64 (parameter))
      g_array_remove_index (self->chosen, i - 1);
  fill_chosen (self);
  fill_found (self);
}

static void
kind_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const int kind = g_variant_get_int32 (parameter);

  if (kind >= 0 && kind < N_KINDS)
    gtk_toggle_button_set_active (SUMMER_INCIDENT_DIALOG (widget)->kinds[kind], TRUE);
}

static int
get_active (GtkToggleButton **buttons, int n)
{
  for (int i = 0; i < n; i++)
    if (gtk_toggle_button_get_active (buttons[i]))
      return i;
  return -1;
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerIncidentDialog *self = SUMMER_INCIDENT_DIALOG (widget);
  SummerDeskDialog *dialog = SUMMER_DESK_DIALOG (self);
  const int kind = get_active (self->kinds, N_KINDS);
  SummerTime time;
  Note *note;
  g_autofree char *what = summer_field_dup_text (self->what);

  if (kind < 0)
    summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->kinds[0]),
                               _ ("Choose what kind of incident it is."));
  else if (!summer_field_get_time (self->time, &time) || time == SUMMER_TIME_NONE)
    summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->time), _ ("Write the time like 12:30."));
  else if (what == NULL)
    summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->what), _ ("Write what happened."));
  else
    {
      note = g_new0 (Note, 1);
      note->children = g_array_copy (self->chosen);
      note->what = g_steal_pointer (&what);
      note->action = summer_field_dup_text (self->action);
      note->record = (SummerIncidentNoteRecord){
        .severity = (SummerSeverity) get_active (self->severities, N_SEVERITIES),
        .what = note->what,
        .action = note->action,
        .kind = (SummerIncidentKind) kind,
        .time = time,
        .ended_on = SUMMER_DAY_NONE,
        .ended_at = SUMMER_TIME_NONE,
        .reviewed_on = SUMMER_DAY_NONE,
      };
      summer_desk_dialog_run (dialog, summer_desk_dialog_get_day (dialog), NULL, write_note, note,
                              note_free);
    }
}

static void
summer_incident_dialog_refresh (SummerDeskDialog *dialog)
{
  SummerIncidentDialog *self = SUMMER_INCIDENT_DIALOG (dialog);
  SummerDay today;
  SummerTime now;

  if (!self->begun)
    {
      summer_workplace_get_now (summer_desk_dialog_get_workplace (dialog), &today, &now);
      /* The clock says nothing of an earlier day. */
      if (summer_desk_dialog_get_day (dialog) == today)
        summer_field_set_time (self->time, now);
      self->begun = TRUE;
      gtk_widget_grab_focus (GTK_WIDGET (self->kinds[0]));
    }
  fill_chosen (self);
  fill_found (self);
}

static void
summer_incident_dialog_finalize (GObject *object)
{
  SummerIncidentDialog *self = SUMMER_INCIDENT_DIALOG (object);

  g_array_unref (self->chosen);
  g_array_unref (self->found);

  G_OBJECT_CLASS (summer_incident_dialog_parent_class)->finalize (object);
}

static void
summer_incident_dialog_class_init (SummerIncidentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_incident_dialog_finalize;
  SUMMER_DESK_DIALOG_CLASS (klass)->refresh = summer_incident_dialog_refresh;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_desk_dialog_finish;

  /* "i" = a SummerIncidentKind; "x" = a child */
  gtk_widget_class_install_action (widget_class, "incident.kind", "i", kind_cb);
  gtk_widget_class_install_action (widget_class, "incident.leave-out", "x", leave_out_cb);
  gtk_widget_class_install_action (widget_class, "incident.save", NULL, save_cb);
  for (int i = 0; i < N_KINDS; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, GDK_ALT_MASK,
                                         "incident.kind", "i", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "incident.save", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-incident-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, kind_box);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, severity_box);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, search);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, what);
  gtk_widget_class_bind_template_child (widget_class, SummerIncidentDialog, action);
  gtk_widget_class_bind_template_callback (widget_class, fill_found);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
summer_incident_dialog_init (SummerIncidentDialog *self)
{
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->found = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < N_KINDS; i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%d %s", i + 1, summer_terms_get_text (SUMMER_TERMS_INCIDENT_KIND, i));
      g_autofree char *key = g_strdup_printf ("Alt+%d", i + 1);

      self->kinds[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (text));
      gtk_toggle_button_set_group (self->kinds[i], i > 0 ? self->kinds[0] : NULL);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->kinds[i]), key);
      gtk_flow_box_insert (self->kind_box, GTK_WIDGET (self->kinds[i]), -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (GTK_WIDGET (self->kinds[i])), FALSE);
    }
  for (int i = 0; i < N_SEVERITIES; i++)
    {
      self->severities[i] = GTK_TOGGLE_BUTTON (
          gtk_toggle_button_new_with_label (summer_terms_get_text (SUMMER_TERMS_SEVERITY, i)));
      gtk_toggle_button_set_group (self->severities[i], i > 0 ? self->severities[0] : NULL);
      gtk_box_append (self->severity_box, GTK_WIDGET (self->severities[i]));
    }
  gtk_toggle_button_set_active (self->severities[SUMMER_INCIDENT_MINOR], TRUE);
}

/**
 * summer_incident_dialog_present:
 * @parent: the window it stands before
 * @day: when it happened; an earlier day asks for a reason
 * @child: who was part of it; 0 = nobody chosen yet
 */
void
summer_incident_dialog_present (GtkWindow *parent,
                                SummerWorkplace *workplace,
                                SummerDay day,
                                gint64 child)
{
  SummerIncidentDialog *self = g_object_new (SUMMER_TYPE_INCIDENT_DIALOG, NULL);

  if (child != 0)
    g_array_append_val (self->chosen, child);
  summer_desk_dialog_open (SUMMER_DESK_DIALOG (self), parent, workplace, day);
}
