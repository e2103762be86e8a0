#include "config.h"

#include "summer-release-panel.h"

#include <glib/gi18n.h>

#include "summer-collector-list.h"
#include "summer-time-entry.h"
#include "summer-unlisted-form.h"

struct _SummerReleasePanel
{
  GtkWidget parent_instance;

  SummerReleaseCheck *check; /* owned; NULL = none */
  char *by;                  /* owned: at the desk; NULL = not said */
  gboolean armed, earlier;
  gboolean timed; /* the time was typed */
  gboolean quiet;

  GtkWidget *box;
  GtkLabel *question, *listed, *message, *label, *after;
  GtkWidget *when, *reason_label, *button, *key;
  GtkEditable *reason;
  SummerTimeEntry *time;
  SummerCollectorList *list, *barred;
  GtkWidget *barred_title;
  GtkToggleButton *other;
  SummerUnlistedForm *form;
};

G_DEFINE_FINAL_TYPE (SummerReleasePanel, summer_release_panel, GTK_TYPE_WIDGET)

enum
{
  RELEASE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_after (SummerReleasePanel *self, const char *who)
{
  const char *time = gtk_editable_get_text (GTK_EDITABLE (self->time));
  g_autofree char *text = NULL;

  if (who != NULL && self->by != NULL)
    /* Translators: what the release will be kept as: time, who collects, who is at the desk. */
    text = g_strdup_printf (_ ("Kept as: %s %s, at the desk %s"), time, who, self->by);
  else if (who != NULL)
    text = g_strdup_printf (_ ("Kept as: %s %s"), time, who);
  gtk_label_set_text (self->after, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->after), text != NULL);
}

static void
update_button (SummerReleasePanel *self)
{
  const SummerReleasePerson *person = summer_collector_list_get_person (self->list);
  const gboolean alone = summer_collector_list_get_alone (self->list);
  const gboolean other = gtk_toggle_button_get_active (self->other);
  g_autofree char *who = NULL, *text = NULL;

  if (!self->armed)
    text = g_strdup (_ ("Release check"));
  else if (other)
    text = g_strdup (_ ("Release to somebody else"));
  else if (alone)
    text = g_strdup (_ ("Let go home alone"));
  else if (person != NULL)
    {
      who = person->relationship != NULL
                ? g_strdup_printf ("%s %s", person->relationship, person->name)
                : g_strdup (person->name);
      /* Translators: on the button: Release to: mother Wang Yuqing */
      text = g_strdup_printf (_ ("Release to: %s"), who);
    }
  else
    text = g_strdup (_ ("Choose who collects"));
  gtk_label_set_text (self->label, text);
  gtk_widget_set_sensitive (self->button, !self->armed || other || alone || person != NULL);
  update_after (self, who);
}

static void
chosen_cb (SummerReleasePanel *self)
{
  if (self->quiet)
    return;
  if (summer_collector_list_get_person (self->list) != NULL
      || summer_collector_list_get_alone (self->list))
    {
      gtk_toggle_button_set_active (self->other, FALSE);
      summer_release_panel_set_armed (self, TRUE);
    }
  summer_release_panel_say (self, NULL);
  update_button (self);
}

static void
time_changed_cb (SummerReleasePanel *self)
{
  if (self->quiet)
    return;
  self->timed = TRUE;
  summer_release_panel_say (self, NULL);
  update_button (self);
}

static void
other_cb (SummerReleasePanel *self)
{
  const gboolean active = gtk_toggle_button_get_active (self->other);

  if (self->quiet)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->form), active);
  gtk_widget_set_visible (GTK_WIDGET (self->list), !active);
  if (active)
    {
      summer_collector_list_choose (self->list, 0);
      summer_release_panel_set_armed (self, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->form));
    }
  summer_release_panel_say (self, NULL);
  update_button (self);
}

static void
release_cb (SummerReleasePanel *self)
{
  if (self->armed)
    g_signal_emit (self, signals[RELEASE], 0);
  else
    summer_release_panel_set_armed (self, TRUE);
}

static gboolean
summer_release_panel_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_RELEASE_PANEL (widget)->time));
}

static void
summer_release_panel_dispose (GObject *object)
{
  SummerReleasePanel *self = SUMMER_RELEASE_PANEL (object);

  self->quiet = TRUE;
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_release_panel_parent_class)->dispose (object);
}

static void
summer_release_panel_finalize (GObject *object)
{
  SummerReleasePanel *self = SUMMER_RELEASE_PANEL (object);

  g_clear_pointer (&self->check, summer_release_check_free);
  g_free (self->by);

  G_OBJECT_CLASS (summer_release_panel_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, box);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, question);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, listed);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, when);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, time);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, reason_label);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, reason);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, list);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, barred);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, barred_title);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, other);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, form);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, message);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, button);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, label);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, key);
  gtk_widget_class_bind_template_child (widget_class, SummerReleasePanel, after);
}

static void
summer_release_panel_class_init (SummerReleasePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_release_panel_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_release_panel_finalize;
  widget_class->grab_focus = summer_release_panel_grab_focus;
  signals[RELEASE] = g_signal_new ("release", SUMMER_TYPE_RELEASE_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (SUMMER_TYPE_COLLECTOR_LIST);
  g_type_ensure (SUMMER_TYPE_TIME_ENTRY);
  g_type_ensure (SUMMER_TYPE_UNLISTED_FORM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-release-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_cb);
  gtk_widget_class_bind_template_callback (widget_class, release_cb);
}

static void
summer_release_panel_init (SummerReleasePanel *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
}

GtkWidget *
summer_release_panel_new (void)
{
  return g_object_new (SUMMER_TYPE_RELEASE_PANEL, NULL);
}

static void
update_question (SummerReleasePanel *self)
{
  const guint n = self->check != NULL ? self->check->n_valid : 0;
  g_autofree char *question = NULL;
  g_autofree char *listed = g_strdup_printf (ngettext ("%u may collect", "%u may collect", n), n);

  if (self->earlier && self->check != NULL)
    {
      g_autofree char *day = summer_day_dup_text (self->check->day);

      /* Translators: %s is an earlier day: Mon 22 Jul: who collected? */
      question = g_strdup_printf (_ ("%s: who collected?"), day);
    }
  else
    question = g_strdup (n == 0        ? _ ("Nobody listed may collect today")
                         : self->armed ? _ ("Who is here? Press 1 2 3")
                                       : _ ("Who may collect"));
  gtk_label_set_text (self->question, question);
  gtk_label_set_text (self->listed, listed);
  gtk_widget_set_visible (GTK_WIDGET (self->listed), n > 0);
  gtk_widget_set_visible (self->when, self->armed || self->earlier);
}

/**
 * summer_release_panel_set_check:
 * @check: (transfer full): of the child, on the day that it leaves
 * @time: when it leaves; none for an earlier day, whose time is asked for with a reason
 * @by: (nullable): who is at the desk
 */
void
summer_release_panel_set_check (SummerReleasePanel *self,
                                const SummerClassDay *day,
                                SummerReleaseCheck *check,
                                SummerTime time,
                                const char *by)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self) && day != NULL && check != NULL);

  summer_release_panel_clear (self);
  self->check = check;
  self->by = g_strdup (by);
  self->earlier = time == SUMMER_TIME_NONE;
  self->quiet = TRUE;
  summer_time_entry_set_time (self->time, time);
  gtk_editable_set_text (self->reason, "");
  gtk_widget_set_visible (self->reason_label, self->earlier);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->earlier);
  summer_collector_list_set_check (self->list, check, TRUE);
  summer_collector_list_set_barred (self->barred, check);
  gtk_widget_set_visible (self->barred_title, check->persons->len > check->n_valid);
  summer_unlisted_form_begin (self->form, day, by);
  self->quiet = FALSE;
  update_question (self);
  update_button (self);
}

void
summer_release_panel_clear (SummerReleasePanel *self)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self));

  self->quiet = TRUE;
  summer_collector_list_set_check (self->list, NULL, FALSE);
  summer_collector_list_set_barred (self->barred, NULL);
  gtk_widget_set_visible (self->barred_title, FALSE);
  gtk_toggle_button_set_active (self->other, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  self->quiet = FALSE;
  g_clear_pointer (&self->check, summer_release_check_free);
  g_clear_pointer (&self->by, g_free);
  self->armed = self->timed = self->earlier = FALSE;
  summer_release_panel_say (self, NULL);
}

const SummerReleaseCheck *
summer_release_panel_get_check (SummerReleasePanel *self)
{
  g_return_val_if_fail (SUMMER_IS_RELEASE_PANEL (self), NULL);

  return self->check;
}

void
summer_release_panel_set_armed (SummerReleasePanel *self, gboolean armed)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self));

  if (self->armed == armed || self->check == NULL)
    return;
  self->armed = armed;
  update_question (self);
  update_button (self);
}

gboolean
summer_release_panel_get_armed (SummerReleasePanel *self)
{
  g_return_val_if_fail (SUMMER_IS_RELEASE_PANEL (self), FALSE);

  return self->armed;
}

void
summer_release_panel_tick (SummerReleasePanel *self, SummerTime now)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self));

  if (self->timed || self->earlier || self->check == NULL)
    return;
  self->quiet = TRUE;
  summer_time_entry_set_time (self->time, now);
  self->quiet = FALSE;
  update_button (self);
}

void
summer_release_panel_set_reason (SummerReleasePanel *self, const char *reason)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self) && reason != NULL);

  gtk_editable_set_text (self->reason, reason);
}

/**
 * summer_release_panel_choose:
 * @number: of the one at the door; 0 = somebody who is not listed
 *
 * Returns: whether there is somebody of this number who may collect
 */
gboolean
summer_release_panel_choose (SummerReleasePanel *self, guint number)
{
  g_return_val_if_fail (SUMMER_IS_RELEASE_PANEL (self), FALSE);

  if (self->check == NULL)
    return FALSE;
  if (number > 0)
    return summer_collector_list_choose (self->list, number);
  gtk_toggle_button_set_active (self->other, TRUE);
  return TRUE;
}

void
summer_release_panel_move (SummerReleasePanel *self, int step)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self));

  summer_collector_list_move (self->list, step);
}

void
summer_release_panel_say (SummerReleasePanel *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_RELEASE_PANEL (self));

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

static gboolean
get_when (SummerReleasePanel *self, SummerTime *time, const char **reason)
{
  if (!summer_time_entry_get_time (self->time, time))
    {
      summer_release_panel_say (self, _ ("Write the time like 16:58."));
      return FALSE;
    }
  if (*time == SUMMER_TIME_NONE)
    {
      summer_release_panel_say (self, _ ("When did the child leave? Write the time like 16:58."));
      gtk_widget_grab_focus (GTK_WIDGET (self->time));
      return FALSE;
    }
  *reason = gtk_editable_get_text (self->reason);
  if (self->earlier && (*reason)[strspn (*reason, " ")] == '\0')
    {
      summer_release_panel_say (self, _ ("Give the reason for the entry."));
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return FALSE;
    }
  return TRUE;
}

/**
 * summer_release_panel_get:
 * @release: (out caller-allocates): with whom the child goes; borrowed from the panel
 * @time: (out): when
 * @reason: (out): why an earlier day is written to; empty for today
 */
gboolean
summer_release_panel_get (SummerReleasePanel *self,
                          SummerRelease *release,
                          SummerTime *time,
                          const char **reason)
{
  const SummerReleasePerson *person;

  g_return_val_if_fail (SUMMER_IS_RELEASE_PANEL (self) && release && time && reason, FALSE);

  *release = (SummerRelease){ 0 };
  if (!get_when (self, time, reason))
    return FALSE;
  if (gtk_toggle_button_get_active (self->other))
    {
      if (summer_unlisted_form_get (self->form, release))
        return TRUE;
      summer_release_panel_say (self, _ ("Name the person, the reason, and two members of staff."));
      return FALSE;
    }
  person = summer_collector_list_get_person (self->list);
  release->alone = summer_collector_list_get_alone (self->list);
  release->collector = person != NULL ? person->name : NULL;
  if (person == NULL && !release->alone)
    {
      /* For an earlier day the focus is in the time and the reason: digits are no answer there. Who has the focus
       * is not chosen by that. */
      if (self->earlier && gtk_widget_get_focus_child (GTK_WIDGET (self->list)) == NULL)
        {
          gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
          summer_collector_list_choose (self->list, 0);
        }
      summer_release_panel_say (self, _ ("Who is here? Press the number first."));
      return FALSE;
    }
  return TRUE;
}
