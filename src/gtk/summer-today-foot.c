#include "config.h"

#include "summer-today-foot.h"

#include <glib/gi18n.h>

#include "summer-chip.h"

struct _SummerTodayFoot
{
  GtkWidget parent_instance;

  GtkLabel *lead;
  GtkWidget *chips;
  GtkWidget *button;
  GtkWidget *kinds[SUMMER_N_OPEN]; /* buttons around chips */
};

G_DEFINE_FINAL_TYPE (SummerTodayFoot, summer_today_foot, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  SummerTone tone;
  const char *icon;
  const char *text; /* with a %u */
} Kind;

/* In the order of SummerOpenKind. */
static const Kind kinds[SUMMER_N_OPEN] = {
  { SUMMER_TONE_NOTE, "summer-dot-symbolic", N_ ("%u here") },
  { SUMMER_TONE_WAIT, "summer-ring-symbolic", N_ ("%u not recorded") },
  { SUMMER_TONE_BAD, "summer-warning-symbolic", N_ ("%u never signed out earlier") },
  { SUMMER_TONE_WAIT, "summer-ring-symbolic", N_ ("%u staff open") }, /* with those below */
  { SUMMER_TONE_WAIT, NULL, NULL },
  { SUMMER_TONE_WAIT, "summer-health-symbolic", N_ ("%u medicines to give") },
  { SUMMER_TONE_WAIT, "summer-warning-symbolic", N_ ("%u incidents open") },
  { SUMMER_TONE_PLAIN, "summer-dot-symbolic", N_ ("%u samples to throw away") },
};

static void
clicked_cb (GtkWidget *button, SummerTodayFoot *self)
{
  for (guint i = 0; i < SUMMER_N_OPEN; i++)
    if (self->kinds[i] == button)
      g_signal_emit (self, signals[OPEN], 0, (int) i);
}

static void
summer_today_foot_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (summer_today_foot_parent_class)->dispose (object);
}

static void
summer_today_foot_class_init (SummerTodayFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_foot_dispose;
  signals[OPEN] = g_signal_new ("open", SUMMER_TYPE_TODAY_FOOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-today-foot.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayFoot, lead);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayFoot, chips);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayFoot, button);
}

static void
summer_today_foot_init (SummerTodayFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  for (guint i = 0; i < SUMMER_N_OPEN; i++)
    {
      GtkWidget *chip = summer_chip_new ();

      summer_chip_set_shrinks (SUMMER_CHIP (chip), TRUE);
      self->kinds[i] = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->kinds[i]), chip);
      gtk_widget_add_css_class (self->kinds[i], "flat");
      gtk_widget_set_visible (self->kinds[i], FALSE);
      g_signal_connect (self->kinds[i], "clicked", G_CALLBACK (clicked_cb), self);
      gtk_box_append (GTK_BOX (self->chips), self->kinds[i]);
    }
}

GtkWidget *
summer_today_foot_new (void)
{
  return g_object_new (SUMMER_TYPE_TODAY_FOOT, NULL);
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
static void
set_kind (SummerTodayFoot *self, guint kind, guint count)
{
  g_autofree char *text = g_strdup_printf (_ (kinds[kind].text), count);

  summer_chip_set (SUMMER_CHIP (gtk_button_get_child (GTK_BUTTON (self->kinds[kind]))),
                   kinds[kind].tone, kinds[kind].icon, text);
  gtk_widget_set_tooltip_text (self->kinds[kind], text);
  gtk_widget_set_visible (self->kinds[kind], count > 0);
}
#pragma GCC diagnostic pop

/**
 * summer_today_foot_set:
 *
 * Says what is open, or that nothing is, or who signed the day off and when.
 */
void
summer_today_foot_set (SummerTodayFoot *self, const SummerClassDay *day, const SummerCloseOut *open)
{
  g_autofree char *signed_off = NULL;

  g_return_if_fail (SUMMER_IS_TODAY_FOOT (self) && day != NULL && open != NULL);

  for (guint i = 0; i < SUMMER_N_OPEN; i++)
    if (kinds[i].text != NULL)
      set_kind (self, i,
                open->counts[i]
                    + (i == SUMMER_OPEN_STAFF_UNMARKED ? open->counts[SUMMER_OPEN_STAFF_IN] : 0));
  if (day->signed_off)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (day->signed_off_at);
      g_autofree char *time = g_date_time_format (at, "%H:%M");

      /* Translators: who signed the day off, and at what time. */
      signed_off = g_strdup_printf (_ ("Signed off by %s, %s"), day->signed_off_by, time);
    }
  gtk_label_set_text (self->lead, signed_off != NULL      ? signed_off
                                  : open->things->len > 0 ? _ ("Before closing:")
                                                          : _ ("Nothing is open"));
}
