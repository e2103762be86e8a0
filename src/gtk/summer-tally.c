#include "config.h"

#include "summer-tally.h"

#include "summer-chip.h"

struct _SummerTally
{
  GtkWidget parent_instance;

  GtkWidget *chip, *counts; /* children */
  GtkWidget *icons[SUMMER_N_READINGS], *numbers[SUMMER_N_READINGS];
};

G_DEFINE_FINAL_TYPE (SummerTally, summer_tally, GTK_TYPE_WIDGET)

static const SummerReading readings[SUMMER_N_READINGS]
    = { SUMMER_READING_ELIGIBLE, SUMMER_READING_UNPROVEN, SUMMER_READING_INELIGIBLE,
        SUMMER_READING_NOT_BEGUN };

const char *
summer_tally_get_icon (SummerReading reading)
{
  static const char *const icons[] = { "summer-pass-symbolic", "summer-fail-symbolic",
                                       "summer-unproven-symbolic", "summer-ring-symbolic" };

  g_return_val_if_fail (reading < G_N_ELEMENTS (icons), NULL);
  return icons[reading];
}

const char *
summer_tally_get_tone (SummerReading reading)
{
  static const char *const tones[] = { "good", "bad", "wait", "dim-label" };

  g_return_val_if_fail (reading < G_N_ELEMENTS (tones), NULL);
  return tones[reading];
}

static void
summer_tally_dispose (GObject *object)
{
  SummerTally *self = SUMMER_TALLY (object);

  g_clear_pointer (&self->chip, gtk_widget_unparent);
  g_clear_pointer (&self->counts, gtk_widget_unparent);
  G_OBJECT_CLASS (summer_tally_parent_class)->dispose (object);
}

static void
summer_tally_class_init (SummerTallyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = summer_tally_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
summer_tally_init (SummerTally *self)
{
  self->chip = summer_chip_new ();
  self->counts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_parent (self->chip, GTK_WIDGET (self));
  gtk_widget_set_parent (self->counts, GTK_WIDGET (self));
  for (int i = 0; i < SUMMER_N_READINGS; i++)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (summer_tally_get_icon (readings[i]));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_widget_add_css_class (icon, summer_tally_get_tone (readings[i]));
      gtk_widget_set_margin_start (icon, i > 0 ? 5 : 0);
      gtk_widget_set_tooltip_text (icon, summer_reading_get_text (readings[i]));
      self->icons[i] = icon;
      self->numbers[i] = gtk_label_new (NULL);
      gtk_box_append (GTK_BOX (self->counts), icon);
      gtk_box_append (GTK_BOX (self->counts), self->numbers[i]);
    }
}

GtkWidget *
summer_tally_new (void)
{
  return g_object_new (SUMMER_TYPE_TALLY, NULL);
}

void
summer_tally_set_reading (SummerTally *self, SummerReading reading)
{
  g_return_if_fail (SUMMER_IS_TALLY (self));

  summer_chip_set_reading (SUMMER_CHIP (self->chip), reading);
  gtk_widget_set_visible (self->chip, TRUE);
  gtk_widget_set_visible (self->counts, FALSE);
}

void
summer_tally_set_counts (SummerTally *self, const guint counts[SUMMER_N_READINGS])
{
  g_return_if_fail (SUMMER_IS_TALLY (self));

  gtk_widget_set_visible (self->chip, FALSE);
  gtk_widget_set_visible (self->counts, TRUE);
  for (int i = 0; i < SUMMER_N_READINGS; i++)
    {
      const guint n = counts[readings[i]];
      const gboolean shown = readings[i] != SUMMER_READING_NOT_BEGUN || n > 0;
      g_autofree char *text = g_strdup_printf ("%u", n);

      gtk_widget_set_visible (self->icons[i], shown);
      gtk_widget_set_visible (self->numbers[i], shown);
      gtk_label_set_text (GTK_LABEL (self->numbers[i]), text);
    }
}
