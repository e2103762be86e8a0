#include "config.h"

#include "summer-tally.h"

#include "summer-chip.h"
#include "summer-wording.h"

#define N_VERDICTS 3

struct _SummerTally
{
  GtkWidget parent_instance;

  GtkWidget *chip, *counts; /* children */
  GtkWidget *numbers[N_VERDICTS];
};

G_DEFINE_FINAL_TYPE (SummerTally, summer_tally, GTK_TYPE_WIDGET)

static const SummerVerdict verdicts[N_VERDICTS]
    = { SUMMER_VERDICT_ELIGIBLE, SUMMER_VERDICT_UNPROVEN, SUMMER_VERDICT_INELIGIBLE };

const char *
summer_tally_get_icon (SummerVerdict verdict)
{
  static const char *const icons[]
      = { "summer-pass-symbolic", "summer-fail-symbolic", "summer-unproven-symbolic" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (icons), NULL);
  return icons[verdict];
}

const char *
summer_tally_get_tone (SummerVerdict verdict)
{
  static const char *const tones[] = { "good", "bad", "wait" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (tones), NULL);
  return tones[verdict];
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
  for (int i = 0; i < N_VERDICTS; i++)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name (summer_tally_get_icon (verdicts[i]));

      gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
      gtk_widget_add_css_class (icon, summer_tally_get_tone (verdicts[i]));
      gtk_widget_set_margin_start (icon, i > 0 ? 5 : 0);
      gtk_widget_set_tooltip_text (icon, summer_verdict_get_text (verdicts[i]));
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
summer_tally_set_verdict (SummerTally *self, SummerVerdict verdict)
{
  g_return_if_fail (SUMMER_IS_TALLY (self));

  summer_chip_set_verdict (SUMMER_CHIP (self->chip), verdict);
  gtk_widget_set_visible (self->chip, TRUE);
  gtk_widget_set_visible (self->counts, FALSE);
}

void
summer_tally_set_counts (SummerTally *self, const guint counts[3])
{
  g_return_if_fail (SUMMER_IS_TALLY (self));

  gtk_widget_set_visible (self->chip, FALSE);
  gtk_widget_set_visible (self->counts, TRUE);
  for (int i = 0; i < N_VERDICTS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", counts[verdicts[i]]);

      gtk_label_set_text (GTK_LABEL (self->numbers[i]), text);
    }
}
