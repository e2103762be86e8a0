#include "config.h"

#include "summer-today-strip.h"

#include <glib/gi18n.h>

#include "summer-chip.h"
#include "summer-today-words.h"

struct _SummerTodayStrip
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *expected;
  GtkToggleButton *counts[SUMMER_N_PRESENCES];
  GtkWidget *staff;               /* the button around the two counts, or the warning */
  GtkWidget *tutors, *volunteers; /* boxes of an icon and two labels */
  SummerChip *warning;
  guint shown;
  gboolean quiet;
};

G_DEFINE_FINAL_TYPE (SummerTodayStrip, summer_today_strip, GTK_TYPE_WIDGET)

enum
{
  FILTERED,
  STAFF,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* As they stand from left to right. */
static const SummerPresence order[SUMMER_N_PRESENCES]
    = { SUMMER_PRESENCE_HERE,  SUMMER_PRESENCE_GONE,   SUMMER_PRESENCE_SICK,
        SUMMER_PRESENCE_LEAVE, SUMMER_PRESENCE_ABSENT, SUMMER_PRESENCE_UNRECORDED };

static void
toggled_cb (GtkToggleButton *button, SummerTodayStrip *self)
{
  const gboolean active = gtk_toggle_button_get_active (button);

  if (self->quiet)
    return;
  for (guint i = 0; i < SUMMER_N_PRESENCES; i++)
    if (self->counts[i] == button)
      summer_today_strip_set_shown (self, active ? 1u << i : 0);
}

static void
staff_cb (SummerTodayStrip *self)
{
  g_signal_emit (self, signals[STAFF], 0);
}

static void
summer_today_strip_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_TODAY_STRIP (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_today_strip_parent_class)->dispose (object);
}

static void
summer_today_strip_class_init (SummerTodayStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_strip_dispose;
  signals[FILTERED] = g_signal_new ("filtered", SUMMER_TYPE_TODAY_STRIP, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[STAFF] = g_signal_new ("staff", SUMMER_TYPE_TODAY_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "daystrip");
}

/* An icon, a word and a figure. */
static GtkWidget *
new_count (const char *icon, const char *word)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *label = gtk_label_new (word), *figure = gtk_label_new (NULL);

  if (icon != NULL)
    gtk_box_append (GTK_BOX (box),
                    g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "pixel-size", 12,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  /* Where words are long the strip does not push the page wider than the window. */
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (figure, "strong");
  gtk_box_append (GTK_BOX (box), figure);
  return box;
}

static void
set_figure (GtkWidget *count, const char *text)
{
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (count)), text);
}

static void
append_separator (SummerTodayStrip *self)
{
  gtk_box_append (GTK_BOX (self->box), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
}

static void
append_presence (SummerTodayStrip *self, SummerPresence presence)
{
  static const char *const styles[SUMMER_N_PRESENCES] = { "wait", "note", NULL, NULL, NULL, "bad" };
  GtkWidget *button = gtk_toggle_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), new_count (summer_today_words_get_icon (presence),
                                                        summer_presence_get_text (presence)));
  gtk_widget_add_css_class (button, "flat");
  if (styles[presence] != NULL)
    gtk_widget_add_css_class (button, styles[presence]);
  gtk_widget_set_tooltip_text (button, _ ("Show these children alone"));
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
  self->counts[presence] = GTK_TOGGLE_BUTTON (button);
}

static void
append_staff (SummerTodayStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);

  self->tutors = new_count ("summer-pass-symbolic", _ ("Tutors"));
  self->volunteers = new_count ("summer-pass-symbolic", _ ("Volunteers"));
  self->warning = SUMMER_CHIP (summer_chip_new ());
  summer_chip_set_shrinks (self->warning, TRUE);
  gtk_box_append (GTK_BOX (box), self->tutors);
  gtk_box_append (GTK_BOX (box), self->volunteers);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->warning));

  self->staff = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->staff), box);
  gtk_widget_add_css_class (self->staff, "flat");
  gtk_widget_add_css_class (self->staff, "good");
  gtk_widget_set_tooltip_text (
      self->staff,
      _ ("Staff here against those the children here now need; sign them in and out (F3)"));
  g_signal_connect_swapped (self->staff, "clicked", G_CALLBACK (staff_cb), self);
  gtk_box_append (GTK_BOX (self->box), self->staff);
}

static void
summer_today_strip_init (SummerTodayStrip *self)
{
  GtkWidget *expected = new_count (NULL, _ ("Expected"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (expected, "expected");
  self->expected = GTK_LABEL (gtk_widget_get_last_child (expected));
  gtk_box_append (GTK_BOX (self->box), expected);
  append_separator (self);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    append_presence (self, order[i]);
  append_separator (self);
  append_staff (self);
}

GtkWidget *
summer_today_strip_new (void)
{
  return g_object_new (SUMMER_TYPE_TODAY_STRIP, NULL);
}

static void
set_count (SummerTodayStrip *self, SummerPresence presence, int count)
{
  GtkWidget *button = GTK_WIDGET (self->counts[presence]);
  g_autofree char *text = g_strdup_printf ("%d", count);
  /* Translators: a count as a screen reader says it: Here: 15 */
  g_autofree char *spoken
      = g_strdup_printf (_ ("%s: %d"), summer_presence_get_text (presence), count);

  set_figure (gtk_button_get_child (GTK_BUTTON (button)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  /* Absent without a word is rare: it takes room only when there is one. */
  if (presence == SUMMER_PRESENCE_ABSENT)
    gtk_widget_set_visible (button,
                            count > 0 || gtk_toggle_button_get_active (self->counts[presence]));
}

static void
set_staff (SummerTodayStrip *self, const SummerClassDay *day)
{
  const SummerDayCounts *counts = &day->counts;
  g_autofree char *tutors = g_strdup_printf ("%d/%d", counts->tutors_here, counts->required.tutors);
  g_autofree char *volunteers
      = g_strdup_printf ("%d/%d", counts->volunteers_here, counts->required.volunteers);
  g_autofree char *few = summer_class_day_dup_short (day);
  /* Before the first child comes, too few are no danger yet, and no merit either. */
  gboolean enough = counts->tutors_here >= counts->required.tutors
                    && counts->volunteers_here >= counts->required.volunteers;
  /* Translators: tutors here and required, volunteers here and required. */
  g_autofree char *spoken
      = g_strdup_printf (_ ("Tutors here %d, required %d; volunteers here %d, required %d"),
                         counts->tutors_here, counts->required.tutors, counts->volunteers_here,
                         counts->required.volunteers);

  set_figure (self->tutors, tutors);
  set_figure (self->volunteers, volunteers);
  gtk_widget_remove_css_class (self->staff, "good");
  gtk_widget_remove_css_class (self->staff, "bad");
  if (few != NULL || enough)
    gtk_widget_add_css_class (self->staff, few != NULL ? "bad" : "good");
  gtk_widget_set_visible (self->tutors, few == NULL);
  gtk_widget_set_visible (self->volunteers, few == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->warning), few != NULL);
  summer_chip_set (self->warning, SUMMER_TONE_BAD, "summer-warning-symbolic",
                   few != NULL ? few : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->staff), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  few != NULL ? few : spoken, -1);
}

void
summer_today_strip_set_day (SummerTodayStrip *self, const SummerClassDay *day)
{
  g_autofree char *expected = NULL;

  g_return_if_fail (SUMMER_IS_TODAY_STRIP (self) && day != NULL);

  expected = g_strdup_printf ("%d", day->counts.expected);
  gtk_label_set_text (self->expected, expected);
  for (guint i = 0; i < SUMMER_N_PRESENCES; i++)
    set_count (self, (SummerPresence) i, day->counts.by_presence[i]);
  set_staff (self, day);
}

guint
summer_today_strip_get_shown (SummerTodayStrip *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_STRIP (self), 0);

  return self->shown;
}

void
summer_today_strip_set_shown (SummerTodayStrip *self, guint presences)
{
  g_return_if_fail (SUMMER_IS_TODAY_STRIP (self));

  if (self->shown == presences)
    return;
  self->shown = presences;
  self->quiet = TRUE;
  for (guint i = 0; i < SUMMER_N_PRESENCES; i++)
    gtk_toggle_button_set_active (self->counts[i], (presences & 1u << i) != 0);
  self->quiet = FALSE;
  g_signal_emit (self, signals[FILTERED], 0);
}
