#include "config.h"

#include "summer-settings-page.h"

#include <glib/gi18n.h>

#include "summer-choice-search.h"
#include "summer-class-table.h"
#include "summer-document-forms.h"
#include "summer-food-rule.h"
#include "summer-place-rule-form.h"
#include "summer-policy-dialog.h"
#include "summer-window.h"
#include "summer-workplace.h"

struct _SummerSettingsPage
{
  SummerPage parent_instance;

  GArray *classes; /* of gint64, owned: ids in the order of the drop-down */
  int hours, grams;
  gboolean filling; /* the page is being written, not changed by a person */
  gboolean bound;   /* to the window's settings */

  GtkSpinButton *hours_field;
  GtkSpinButton *grams_field;
  GtkDropDown *desk_class;
  GtkStringList *class_names;
  GtkSpinButton *lock_minutes;
};

G_DEFINE_FINAL_TYPE (SummerSettingsPage, summer_settings_page, SUMMER_TYPE_PAGE)

static SummerWindow *
get_window (SummerSettingsPage *self)
{
  return SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerSettingsPage *self = user_data;
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autofree char *text = g_strdup_printf ("%s %s", record->code, record->name);

  if (record->id != summer_workplace_get_class (summer_workplace_get (office))
      && !summer_office_shows_union (office, record->union_name))
    return TRUE;
  gtk_string_list_append (self->class_names, text);
  g_array_append_val (self->classes, record->id);
  return TRUE;
}

static void
fill_classes (SummerSettingsPage *self, SummerOffice *office, GError **error)
{
  const gint64 chosen = summer_workplace_get_class (summer_workplace_get (office));

  gtk_string_list_splice (self->class_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->class_names)), NULL);
  g_array_set_size (self->classes, 0);
  if (!summer_class_each (summer_office_get_store (office), summer_office_get_programme (office),
                          add_class, self, error))
    return;
  for (guint i = 0; i < self->classes->len; i++)
    if (g_array_index (self->classes, gint64, i) == chosen)
      gtk_drop_down_set_selected (self->desk_class, i);
}

static void
update_save (SummerSettingsPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const gboolean changed = gtk_spin_button_get_value_as_int (self->hours_field) != self->hours
                           || gtk_spin_button_get_value_as_int (self->grams_field) != self->grams;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save-food",
                                 changed && summer_office_get_programme (office) != 0
                                     && summer_office_may (office, SUMMER_RIGHT_RECORDS));
}

static void
changed_cb (SummerSettingsPage *self)
{
  if (!self->filling)
    update_save (self);
}

static void
summer_settings_page_refresh (SummerPage *page)
{
  SummerSettingsPage *self = SUMMER_SETTINGS_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  const gint64 programme = summer_office_get_programme (office);
  const gboolean records = summer_office_may (office, SUMMER_RIGHT_RECORDS);
  g_autoptr (GError) error = NULL;

  /* The setting itself: a window has one when its pages are made. */
  if (get_window (self) != NULL && !self->bound)
    g_settings_bind (summer_window_get_settings (get_window (self)), "lock-minutes",
                     self->lock_minutes, "value", G_SETTINGS_BIND_DEFAULT);
  self->bound = get_window (self) != NULL;
  self->filling = TRUE;
  self->hours = SUMMER_SAMPLE_HOURS;
  self->grams = SUMMER_SAMPLE_GRAMS;
  if (programme != 0
      && summer_desk_get_sample_rule (summer_office_get_store (office), programme, &self->hours,
                                      &self->grams, &error))
    fill_classes (self, office, &error);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.policy",
                                 programme != 0 && summer_office_may (office, SUMMER_RIGHT_POLICY));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.places", programme != 0 && records);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.documents",
                                 programme != 0 && records);
  gtk_spin_button_set_value (self->hours_field, self->hours);
  gtk_spin_button_set_value (self->grams_field, self->grams);
  gtk_widget_set_sensitive (GTK_WIDGET (self->desk_class), self->classes->len > 0);
  self->filling = FALSE;
  update_save (self);
  if (error != NULL)
    summer_window_toast_error (get_window (self), error);
}

static void
save_food_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettingsPage *self = SUMMER_SETTINGS_PAGE (widget);
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  gtk_spin_button_update (self->hours_field);
  gtk_spin_button_update (self->grams_field);
  if (summer_food_rule_save (summer_office_get_store (office), summer_office_get_programme (office),
                             gtk_spin_button_get_value_as_int (self->hours_field),
                             gtk_spin_button_get_value_as_int (self->grams_field), &done, &error))
    summer_window_toast (get_window (self), done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (get_window (self), error);
}

static void
places_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettingsPage *self = SUMMER_SETTINGS_PAGE (widget);

  summer_place_rule_form_present (GTK_WINDOW (get_window (self)),
                                  summer_page_get_office (SUMMER_PAGE (self)));
}

static void
policy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettingsPage *self = SUMMER_SETTINGS_PAGE (widget);

  summer_policy_dialog_present (GTK_WINDOW (get_window (self)),
                                summer_page_get_office (SUMMER_PAGE (self)));
}

static void
documents_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSettingsPage *self = SUMMER_SETTINGS_PAGE (widget);
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  g_autoptr (GError) error = NULL;

  if (summer_document_limit_form_present (GTK_WINDOW (get_window (self)), office, &error) == NULL)
    summer_window_toast_error (get_window (self), error);
}

static void
class_cb (SummerSettingsPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->desk_class);

  if (!self->filling && chosen < self->classes->len)
    summer_workplace_set_class (summer_workplace_get (summer_page_get_office (SUMMER_PAGE (self))),
                                g_array_index (self->classes, gint64, chosen));
}

static void
summer_settings_page_finalize (GObject *object)
{
  g_array_unref (SUMMER_SETTINGS_PAGE (object)->classes);

  G_OBJECT_CLASS (summer_settings_page_parent_class)->finalize (object);
}

static void
summer_settings_page_class_init (SummerSettingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_settings_page_finalize;
  SUMMER_PAGE_CLASS (klass)->refresh = summer_settings_page_refresh;

  gtk_widget_class_install_action (widget_class, "settings.save-food", NULL, save_food_cb);
  gtk_widget_class_install_action (widget_class, "settings.policy", NULL, policy_cb);
  gtk_widget_class_install_action (widget_class, "settings.places", NULL, places_cb);
  gtk_widget_class_install_action (widget_class, "settings.documents", NULL, documents_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "settings.save-food", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSettingsPage, hours_field);
  gtk_widget_class_bind_template_child (widget_class, SummerSettingsPage, grams_field);
  gtk_widget_class_bind_template_child (widget_class, SummerSettingsPage, desk_class);
  gtk_widget_class_bind_template_child (widget_class, SummerSettingsPage, class_names);
  gtk_widget_class_bind_template_child (widget_class, SummerSettingsPage, lock_minutes);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, class_cb);
}

static void
summer_settings_page_init (SummerSettingsPage *self)
{
  g_autoptr (GtkExpression) text
      = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_expression (self->desk_class, text);
  summer_choice_search_attach (self->desk_class);
}
