#include "config.h"

#include "summer-staff-panel.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-time-entry.h"

struct _SummerStaffPanel
{
  GtkWidget parent_instance;

  gboolean timed; /* the time was typed */
  gboolean quiet;

  GtkWidget *box;
  SummerTimeEntry *time;
  GtkLabel *message;
  GtkListBox *list;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (SummerStaffPanel, summer_staff_panel, GTK_TYPE_WIDGET)

enum
{
  MOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GQuark
quark (const char *name)
{
  return g_quark_from_string (name);
}

static void
move (SummerStaffPanel *self, GtkWidget *row, SummerStaffMove what)
{
  g_autofree char *name = g_strdup (g_object_get_qdata (G_OBJECT (row), quark ("name")));

  g_signal_emit (self, signals[MOVE], 0, name, (int) what);
}

/* Who is here without a time was marked as present: the sign-in is still to come. */
SummerStaffMove
summer_staff_panel_get_next_move (const SummerDayStaff *staff)
{
  g_return_val_if_fail (staff != NULL, SUMMER_STAFF_MOVE_IN);

  return staff->here && staff->in != SUMMER_TIME_NONE ? SUMMER_STAFF_MOVE_OUT
                                                      : SUMMER_STAFF_MOVE_IN;
}

static SummerStaffMove
get_next_move (GtkWidget *row)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (row), quark ("move")));
}

static void
row_activated_cb (SummerStaffPanel *self, GtkWidget *row)
{
  move (self, row, get_next_move (row));
}

static void
move_clicked_cb (GtkWidget *button, SummerStaffPanel *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  move (self, row, get_next_move (row));
}

static void
away_clicked_cb (GtkWidget *button, SummerStaffPanel *self)
{
  move (self, gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW), SUMMER_STAFF_MOVE_AWAY);
}

static gboolean
key_pressed_cb (SummerStaffPanel *self, guint key)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL || (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete))
    return FALSE;
  move (self, GTK_WIDGET (row), SUMMER_STAFF_MOVE_AWAY);
  return TRUE;
}

static void
time_changed_cb (SummerStaffPanel *self)
{
  if (!self->quiet)
    self->timed = TRUE;
}

static gboolean
summer_staff_panel_grab_focus (GtkWidget *widget)
{
  SummerStaffPanel *self = SUMMER_STAFF_PANEL (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    row = gtk_list_box_get_row_at_index (self->list, 0);
  return row != NULL ? gtk_widget_grab_focus (GTK_WIDGET (row))
                     : gtk_widget_grab_focus (GTK_WIDGET (self->time));
}

static void
summer_staff_panel_dispose (GObject *object)
{
  SUMMER_STAFF_PANEL (object)->quiet = TRUE;
  g_clear_pointer (&SUMMER_STAFF_PANEL (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_staff_panel_parent_class)->dispose (object);
}

static void
summer_staff_panel_class_init (SummerStaffPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_staff_panel_dispose;
  widget_class->grab_focus = summer_staff_panel_grab_focus;
  signals[MOVE] = g_signal_new ("move", SUMMER_TYPE_STAFF_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  g_type_ensure (SUMMER_TYPE_TIME_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-staff-panel.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffPanel, box);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffPanel, time);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffPanel, message);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffPanel, list);
  gtk_widget_class_bind_template_child (widget_class, SummerStaffPanel, none);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
}

static void
summer_staff_panel_init (SummerStaffPanel *self)
{
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
}

GtkWidget *
summer_staff_panel_new (void)
{
  return g_object_new (SUMMER_TYPE_STAFF_PANEL, NULL);
}

static char *
dup_roles (const SummerDayStaff *staff)
{
  GString *roles = g_string_new (NULL);

  for (int i = 0; i <= SUMMER_ROLE_HEAD; i++)
    if (staff->roles & 1u << i)
      g_string_append_printf (roles, "%s%s", roles->len > 0 ? " · " : "",
                              summer_terms_get_text (SUMMER_TERMS_ROLE, i));
  return g_string_free (roles, FALSE);
}

static char *
dup_times (const SummerDayStaff *staff)
{
  g_autofree char *in = summer_time_dup_text (staff->in);
  g_autofree char *out = summer_time_dup_text (staff->out);

  if (*in == '\0' && *out == '\0')
    return g_strdup ("");
  return g_strdup_printf ("%s–%s", in, out);
}

const char *
summer_staff_panel_get_state (const SummerDayStaff *staff)
{
  g_return_val_if_fail (staff != NULL, NULL);

  if (!staff->recorded)
    return C_ ("staff", "not recorded");
  if (staff->here)
    return C_ ("staff", "here");
  return staff->mark == SUMMER_STAFF_PRESENT ? C_ ("staff", "gone home") : C_ ("staff", "away");
}

static void
set_state (SummerChip *chip, const SummerDayStaff *staff)
{
  if (!staff->recorded)
    summer_chip_set (chip, SUMMER_TONE_WAIT, "summer-ring-symbolic",
                     summer_staff_panel_get_state (staff));
  else if (staff->here)
    summer_chip_set (chip, SUMMER_TONE_NOTE, "summer-dot-symbolic",
                     summer_staff_panel_get_state (staff));
  else if (staff->mark == SUMMER_STAFF_PRESENT)
    summer_chip_set (chip, SUMMER_TONE_PLAIN, "summer-gone-symbolic",
                     summer_staff_panel_get_state (staff));
  else
    summer_chip_set (chip, SUMMER_TONE_PLAIN, "summer-none-symbolic",
                     summer_staff_panel_get_state (staff));
}

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_button (GCallback clicked, SummerStaffPanel *self)
{
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "go");
  g_signal_connect (button, "clicked", clicked, self);
  return button;
}

static void
set_button (GtkWidget *button, const char *text, const char *name)
{
  g_autofree char *spoken = g_strdup_printf ("%s: %s", text, name);

  gtk_button_set_label (GTK_BUTTON (button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/* The parts of a row that change with what is recorded. */
typedef struct
{
  SummerChip *chip;
  GtkLabel *times;
  GtkWidget *move, *away;
} Parts;

static GtkWidget *
append_row (SummerStaffPanel *self, const SummerDayStaff *staff, const char *roles)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Parts *parts = g_new0 (Parts, 1);

  parts->chip = SUMMER_CHIP (summer_chip_new ());
  parts->times = GTK_LABEL (new_label (NULL, "numeric"));
  parts->move = new_button (G_CALLBACK (move_clicked_cb), self);
  parts->away = new_button (G_CALLBACK (away_clicked_cb), self);
  gtk_box_append (GTK_BOX (head), new_label (staff->name, "strong"));
  gtk_box_append (GTK_BOX (head), new_label (roles, "faint"));
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (parts->chip));
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (parts->times));
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), state);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), parts->move);
  gtk_box_append (GTK_BOX (box), parts->away);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_qdata_full (G_OBJECT (row), quark ("name"), g_strdup (staff->name), g_free);
  g_object_set_qdata_full (G_OBJECT (row), quark ("parts"), parts, g_free);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
fill_row (GtkWidget *row, const SummerDayStaff *staff, const char *roles)
{
  const Parts *parts = g_object_get_qdata (G_OBJECT (row), quark ("parts"));
  g_autofree char *times = dup_times (staff);
  g_autofree char *odd = summer_class_day_dup_staff_flags (staff);
  g_autofree char *text = odd != NULL ? g_strdup_printf ("%s\n%s", times, odd) : g_strdup (times);
  g_autofree char *spoken = NULL;

  set_state (parts->chip, staff);
  gtk_label_set_text (parts->times, text);
  set_button (parts->move, staff->here ? _ ("Sign out") : _ ("Sign in"), staff->name);
  set_button (parts->away, C_ ("staff", "Away"), staff->name);
  gtk_widget_set_visible (parts->away, !staff->recorded);
  g_object_set_qdata (G_OBJECT (row), quark ("move"),
                      GINT_TO_POINTER (summer_staff_panel_get_next_move (staff)));
  spoken = g_strdup_printf ("%s, %s, %s %s", staff->name, roles,
                            summer_staff_panel_get_state (staff), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Whether the rows are of the same people, in the same order. */
static gboolean
shows_the_same (SummerStaffPanel *self, const SummerClassDay *day)
{
  GtkListBoxRow *row;

  for (guint i = 0; i < day->n_staff; i++)
    {
      row = gtk_list_box_get_row_at_index (self->list, (int) i);
      if (row == NULL
          || g_strcmp0 (g_object_get_qdata (G_OBJECT (row), quark ("name")), day->staff[i].name)
                 != 0)
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->list, (int) day->n_staff) == NULL;
}

/**
 * summer_staff_panel_set_day:
 *
 * Changes the rows of the same people in place, so that the one with the focus keeps it.
 */
void
summer_staff_panel_set_day (SummerStaffPanel *self, const SummerClassDay *day)
{
  gboolean same;
  GtkWidget *row;

  g_return_if_fail (SUMMER_IS_STAFF_PANEL (self) && day != NULL);

  same = shows_the_same (self, day);
  while (!same && (row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < day->n_staff; i++)
    {
      g_autofree char *roles = dup_roles (&day->staff[i]);

      row = same ? GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i))
                 : append_row (self, &day->staff[i], roles);
      fill_row (row, &day->staff[i], roles);
    }
  if (!same)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->list), day->n_staff > 0);
  gtk_widget_set_visible (self->none, day->n_staff == 0);
}

void
summer_staff_panel_select (SummerStaffPanel *self, const char *name)
{
  GtkListBoxRow *row;

  g_return_if_fail (SUMMER_IS_STAFF_PANEL (self) && name != NULL);

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (g_object_get_qdata (G_OBJECT (row), quark ("name")), name) == 0)
      gtk_list_box_select_row (self->list, row);
}

void
summer_staff_panel_tick (SummerStaffPanel *self, SummerTime now)
{
  g_return_if_fail (SUMMER_IS_STAFF_PANEL (self));

  if (self->timed)
    return;
  self->quiet = TRUE;
  summer_time_entry_set_time (self->time, now);
  self->quiet = FALSE;
}

gboolean
summer_staff_panel_get_time (SummerStaffPanel *self, SummerTime *time)
{
  g_return_val_if_fail (SUMMER_IS_STAFF_PANEL (self) && time != NULL, FALSE);

  if (summer_time_entry_get_time (self->time, time) && *time != SUMMER_TIME_NONE)
    return TRUE;
  summer_staff_panel_say (self, _ ("Write the time like 16:58."));
  return FALSE;
}

void
summer_staff_panel_say (SummerStaffPanel *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_STAFF_PANEL (self));

  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}
