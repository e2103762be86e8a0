#include "config.h"

#include "summer-authorisation-form.h"

#include <glib/gi18n.h>

#include "summer-field.h"
#include "summer-photo.h"

#define WEEKDAYS 7

struct _SummerAuthorisationForm
{
  GtkWidget parent_instance;

  SummerAuthorisationRecord
      shown;        /* what it was given; of its members id, child and used_on are read */
  GPtrArray *texts; /* owned; of the record read last */
  GBytes *photo;    /* owned; NULL = none */
  GtkToggleButton *weekdays[WEEKDAYS];

  GtkWidget *grid;
  GtkDropDown *kind;
  GtkEntry *name;
  GtkEntry *relationship;
  GtkEntry *telephone;
  GtkEntry *birth;
  GtkEntry *first_day;
  GtkEntry *last_day;
  GtkBox *weekday_box;
  GtkCheckButton *once;
  GtkEntry *signed_by;
  GtkEntry *signed_on;
  GtkEntry *note;
  GtkPicture *picture;
  GtkLabel *no_picture;
};

G_DEFINE_FINAL_TYPE (SummerAuthorisationForm, summer_authorisation_form, GTK_TYPE_WIDGET)

/* A child that goes alone is no person. */
static void
kind_cb (SummerAuthorisationForm *self)
{
  const gboolean person = gtk_drop_down_get_selected (self->kind) != SUMMER_MAY_GO_ALONE;
  const gboolean comes = gtk_drop_down_get_selected (self->kind) != SUMMER_MUST_NOT_COLLECT;

  gtk_widget_set_sensitive (GTK_WIDGET (self->name), person);
  gtk_widget_set_sensitive (GTK_WIDGET (self->relationship), person);
  gtk_widget_set_sensitive (GTK_WIDGET (self->telephone), person);
  gtk_widget_set_sensitive (GTK_WIDGET (self->birth), person);
  gtk_widget_set_sensitive (GTK_WIDGET (self->weekday_box), comes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->once), comes && person);
}

static void
update_picture (SummerAuthorisationForm *self)
{
  g_autoptr (GdkPaintable) picture
      = self->photo != NULL ? summer_photo_new_picture (self->photo) : NULL;

  gtk_picture_set_paintable (self->picture, picture);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), picture != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->no_picture), picture == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "authorisation.drop-photo",
                                 self->photo != NULL);
}

/**
 * summer_authorisation_form_show:
 * @record: what is to stand in it; id 0 for a new one
 * @photo: (nullable): of the person
 */
void
summer_authorisation_form_show (SummerAuthorisationForm *self,
                                const SummerAuthorisationRecord *record,
                                GBytes *photo)
{
  g_return_if_fail (SUMMER_IS_AUTHORISATION_FORM (self) && record != NULL);

  self->shown = *record;
  gtk_drop_down_set_selected (self->kind, record->kind);
  summer_field_set_text (self->name, record->name);
  summer_field_set_text (self->relationship, record->relationship);
  summer_field_set_text (self->telephone, record->telephone);
  summer_field_set_day (self->birth, record->birth);
  summer_field_set_day (self->first_day, record->first_day);
  summer_field_set_day (self->last_day, record->last_day);
  for (guint i = 0; i < WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->weekdays[i], (record->weekdays & 1 << i) != 0);
  gtk_check_button_set_active (self->once, record->once != 0);
  summer_field_set_text (self->signed_by, record->signed_by);
  summer_field_set_day (self->signed_on, record->signed_on);
  summer_field_set_text (self->note, record->note);
  g_clear_pointer (&self->photo, g_bytes_unref);
  self->photo = photo != NULL ? g_bytes_ref (photo) : NULL;
  update_picture (self);
  kind_cb (self);
}

/* Kept until the next record is read. */
static const char *
read_text (SummerAuthorisationForm *self, GtkEntry *entry)
{
  char *text = gtk_widget_get_sensitive (GTK_WIDGET (entry)) ? summer_field_dup_text (entry) : NULL;

  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

static int
read_weekdays (SummerAuthorisationForm *self)
{
  int weekdays = 0;

  for (guint i = 0; i < WEEKDAYS; i++)
    if (gtk_toggle_button_get_active (self->weekdays[i]))
      weekdays |= 1 << i;
  return gtk_widget_get_sensitive (GTK_WIDGET (self->weekday_box)) ? weekdays : 0;
}

static gboolean
read_days (SummerAuthorisationForm *self, SummerAuthorisationRecord *record, GtkWidget **wrong)
{
  struct
  {
    GtkEntry *entry;
    SummerDay *day;
  } days[] = {
    { self->birth, &record->birth },
    { self->first_day, &record->first_day },
    { self->last_day, &record->last_day },
    { self->signed_on, &record->signed_on },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!summer_field_get_day (days[i].entry, days[i].day))
      {
        *wrong = GTK_WIDGET (days[i].entry);
        return FALSE;
      }
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->birth)))
    record->birth = SUMMER_DAY_NONE;
  return TRUE;
}

/**
 * summer_authorisation_form_read:
 * @today: the clock's day
 * @record: (out): what stands in the form; its texts are the form's until the next call
 * @wrong: (out) (transfer none): the field that cannot stay as it is
 * @message: (out) (transfer full): what is wrong with it
 *
 * Returns: whether it can be kept
 */
gboolean
summer_authorisation_form_read (SummerAuthorisationForm *self,
                                SummerDay today,
                                SummerAuthorisationRecord *record,
                                GtkWidget **wrong,
                                char **message)
{
  SummerAuthorisationField field = SUMMER_AUTHORISATION_NAME;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SUMMER_IS_AUTHORISATION_FORM (self) && record != NULL, FALSE);

  g_ptr_array_set_size (self->texts, 0);
  *record = (SummerAuthorisationRecord){
    .id = self->shown.id,
    .child = self->shown.child,
    .kind = (SummerAuthorisationKind) gtk_drop_down_get_selected (self->kind),
    .name = read_text (self, self->name),
    .relationship = read_text (self, self->relationship),
    .telephone = read_text (self, self->telephone),
    .weekdays = read_weekdays (self),
    .once = gtk_widget_get_sensitive (GTK_WIDGET (self->once))
            && gtk_check_button_get_active (self->once),
    .used_on = self->shown.used_on,
    .signed_by = read_text (self, self->signed_by),
    .note = read_text (self, self->note),
  };
  if (!read_days (self, record, wrong))
    {
      *message = g_strdup (_ ("Write the day like 2019-07-23."));
      return FALSE;
    }
  if (summer_authorisation_check (record, today, &field, &error))
    return TRUE;

  GtkEntry *const entries[SUMMER_N_AUTHORISATION_FIELDS] = {
    [SUMMER_AUTHORISATION_NAME] = self->name,
    [SUMMER_AUTHORISATION_TELEPHONE] = self->telephone,
    [SUMMER_AUTHORISATION_BIRTH] = self->birth,
    [SUMMER_AUTHORISATION_FIRST_DAY] = self->first_day,
    [SUMMER_AUTHORISATION_LAST_DAY] = self->last_day,
    [SUMMER_AUTHORISATION_SIGNED_BY] = self->signed_by,
    [SUMMER_AUTHORISATION_SIGNED_ON] = self->signed_on,
  };
  *wrong = GTK_WIDGET (entries[field]);
  *message = g_strdup (error->message);
  return FALSE;
}

GBytes *
summer_authorisation_form_get_photo (SummerAuthorisationForm *self)
{
  g_return_val_if_fail (SUMMER_IS_AUTHORISATION_FORM (self), NULL);

  return self->photo;
}

/**
 * summer_authorisation_form_take_photo:
 * @file: (nullable): a picture; %NULL takes the photo away
 */
gboolean
summer_authorisation_form_take_photo (SummerAuthorisationForm *self, GFile *file, GError **error)
{
  GBytes *photo = NULL;

  g_return_val_if_fail (SUMMER_IS_AUTHORISATION_FORM (self), FALSE);

  if (file != NULL)
    {
      photo = summer_photo_load (file, error);
      if (photo == NULL)
        return FALSE;
    }
  g_clear_pointer (&self->photo, g_bytes_unref);
  self->photo = photo;
  update_picture (self);
  return TRUE;
}

static void
drop_photo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_authorisation_form_take_photo (SUMMER_AUTHORISATION_FORM (widget), NULL, NULL);
}

static gboolean
summer_authorisation_form_grab_focus (GtkWidget *widget)
{
  SummerAuthorisationForm *self = SUMMER_AUTHORISATION_FORM (widget);

  return gtk_widget_grab_focus (gtk_widget_get_sensitive (GTK_WIDGET (self->name))
                                    ? GTK_WIDGET (self->name)
                                    : GTK_WIDGET (self->signed_by));
}

static void
summer_authorisation_form_dispose (GObject *object)
{
  SummerAuthorisationForm *self = SUMMER_AUTHORISATION_FORM (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->photo, g_bytes_unref);

  G_OBJECT_CLASS (summer_authorisation_form_parent_class)->dispose (object);
}

static void
entry_activated_cb (SummerAuthorisationForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "child.save", NULL);
}

static void
summer_authorisation_form_class_init (SummerAuthorisationFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_authorisation_form_dispose;
  widget_class->grab_focus = summer_authorisation_form_grab_focus;

  gtk_widget_class_install_action (widget_class, "authorisation.drop-photo", NULL, drop_photo_cb);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-authorisation-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, grid);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, kind);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, name);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, relationship);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, telephone);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, birth);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, first_day);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, last_day);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, weekday_box);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, once);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, signed_by);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, signed_on);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, note);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, picture);
  gtk_widget_class_bind_template_child (widget_class, SummerAuthorisationForm, no_picture);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
summer_authorisation_form_init (SummerAuthorisationForm *self)
{
  const char *const names[WEEKDAYS]
      = { C_ ("weekday", "Mon"), C_ ("weekday", "Tue"), C_ ("weekday", "Wed"),
          C_ ("weekday", "Thu"), C_ ("weekday", "Fri"), C_ ("weekday", "Sat"),
          C_ ("weekday", "Sun") };
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < (int) summer_terms_get_size (SUMMER_TERMS_AUTHORISATION); i++)
    gtk_string_list_append (kinds, summer_terms_get_text (SUMMER_TERMS_AUTHORISATION, i));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  for (guint i = 0; i < WEEKDAYS; i++)
    {
      self->weekdays[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (names[i]));
      gtk_box_append (self->weekday_box, GTK_WIDGET (self->weekdays[i]));
    }
}

GtkWidget *
summer_authorisation_form_new (void)
{
  return g_object_new (SUMMER_TYPE_AUTHORISATION_FORM, NULL);
}
