#include "config.h"

#include "summer-backup-banner.h"

struct _SummerBackupBanner
{
  GtkWidget parent_instance;

  SummerBackupKeeper *keeper; /* owned; may be NULL */
  char *said; /* owned: what was said last; it is not said again before something else was */

  GtkWidget *strip;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (SummerBackupBanner, summer_backup_banner, GTK_TYPE_WIDGET)

static void
changed_cb (SummerBackupBanner *self)
{
  const char *problem = summer_backup_keeper_get_problem (self->keeper);

  if (g_strcmp0 (problem, self->said) == 0)
    return;
  g_free (self->said);
  self->said = g_strdup (problem);
  gtk_label_set_text (self->text, problem != NULL ? problem : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), problem);
  gtk_widget_set_visible (self->strip, problem != NULL);
}

static void
close_cb (SummerBackupBanner *self)
{
  gtk_widget_set_visible (self->strip, FALSE);
}

static void
summer_backup_banner_dispose (GObject *object)
{
  SummerBackupBanner *self = SUMMER_BACKUP_BANNER (object);

  g_clear_object (&self->keeper);
  g_clear_pointer (&self->strip, gtk_widget_unparent);
  g_clear_pointer (&self->said, g_free);

  G_OBJECT_CLASS (summer_backup_banner_parent_class)->dispose (object);
}

static void
summer_backup_banner_class_init (SummerBackupBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_backup_banner_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-backup-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerBackupBanner, strip);
  gtk_widget_class_bind_template_child (widget_class, SummerBackupBanner, text);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
}

static void
summer_backup_banner_init (SummerBackupBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
summer_backup_banner_set_keeper (SummerBackupBanner *self, SummerBackupKeeper *keeper)
{
  g_return_if_fail (SUMMER_IS_BACKUP_BANNER (self) && self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}

const char *
summer_backup_banner_get_text (SummerBackupBanner *self)
{
  g_return_val_if_fail (SUMMER_IS_BACKUP_BANNER (self), NULL);

  return gtk_widget_get_visible (self->strip) ? gtk_label_get_text (self->text) : NULL;
}
