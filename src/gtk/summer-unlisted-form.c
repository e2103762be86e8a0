#include "config.h"

#include "summer-unlisted-form.h"

#include <glib/gi18n.h>

#include "summer-staff-choice.h"

struct _SummerUnlistedForm
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkEditable *name, *telephone, *reason;
  GtkDropDown *released, *confirmed;
};

G_DEFINE_FINAL_TYPE (SummerUnlistedForm, summer_unlisted_form, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
activate_cb (SummerUnlistedForm *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static gboolean
summer_unlisted_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_UNLISTED_FORM (widget)->name));
}

static void
summer_unlisted_form_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_UNLISTED_FORM (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_unlisted_form_parent_class)->dispose (object);
}

static void
summer_unlisted_form_class_init (SummerUnlistedFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_unlisted_form_dispose;
  widget_class->grab_focus = summer_unlisted_form_grab_focus;
  signals[ACTIVATED] = g_signal_new ("activated", SUMMER_TYPE_UNLISTED_FORM, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-unlisted-form.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, grid);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, name);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, telephone);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, reason);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, released);
  gtk_widget_class_bind_template_child (widget_class, SummerUnlistedForm, confirmed);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
summer_unlisted_form_init (SummerUnlistedForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
summer_unlisted_form_new (void)
{
  return g_object_new (SUMMER_TYPE_UNLISTED_FORM, NULL);
}

/**
 * summer_unlisted_form_begin:
 * @day: whose staff may release and confirm
 * @by: (nullable): who is at the desk, and so releases
 */
void
summer_unlisted_form_begin (SummerUnlistedForm *self, const SummerClassDay *day, const char *by)
{
  g_return_if_fail (SUMMER_IS_UNLISTED_FORM (self) && day != NULL);

  gtk_editable_set_text (self->name, "");
  gtk_editable_set_text (self->telephone, "");
  gtk_editable_set_text (self->reason, "");
  /* Who confirms is said, not guessed. */
  summer_staff_choice_fill (self->released, day, _ ("Choose…"), NULL, by);
  summer_staff_choice_fill (self->confirmed, day, _ ("Choose…"), NULL, NULL);
}

static const char *
get_text (GtkEditable *entry)
{
  const char *text = gtk_editable_get_text (entry);

  return text[strspn (text, " ")] != '\0' ? text : NULL;
}

/**
 * summer_unlisted_form_get:
 * @release: (out caller-allocates): borrows what stands in the form
 */
gboolean
summer_unlisted_form_get (SummerUnlistedForm *self, SummerRelease *release)
{
  gpointer missing = NULL;

  g_return_val_if_fail (SUMMER_IS_UNLISTED_FORM (self) && release != NULL, FALSE);

  *release = (SummerRelease){
    .collector = get_text (self->name),
    .reason = get_text (self->reason),
    .telephone = get_text (self->telephone),
    .released_by = summer_staff_choice_get (self->released),
    .confirmed_by = summer_staff_choice_get (self->confirmed),
  };
  if (release->collector == NULL)
    missing = self->name;
  else if (release->reason == NULL)
    missing = self->reason;
  else if (release->released_by == NULL)
    missing = self->released;
  else if (release->confirmed_by == NULL)
    missing = self->confirmed;
  if (missing != NULL)
    gtk_widget_grab_focus (missing);
  return missing == NULL;
}
