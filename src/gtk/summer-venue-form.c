/* The form of the venue of a class, with the facilities that are asked for. */
#include "config.h"

#include <glib/gi18n.h>

#include "summer-class-forms.h"
#include "summer-venue-record.h"

typedef struct
{
  SummerVenue *venue; /* owned */
  GtkLabel *room;     /* of the dialog */
  SummerRecordDialog *dialog;
} FormData;

static void
form_data_free (gpointer user_data)
{
  FormData *data = user_data;

  g_clear_pointer (&data->venue, summer_venue_free);
  g_free (data);
}

static void
check (SummerStore *store, gconstpointer record, gpointer user_data, SummerComplaints *complaints)
{
  const FormData *data = user_data;
  const SummerVenueForm *form = record;
  g_autofree char *room = summer_venue_dup_room (form->area, data->venue->places);

  summer_venue_form_check (form, complaints);
  if (data->room != NULL)
    gtk_label_set_text (data->room, room != NULL ? room : "");
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer user_data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  const FormData *data = user_data;

  return summer_venue_form_save (store, record, data->venue->facilities, complaints, done, error);
}

#define FIELD(member) G_STRUCT_OFFSET (SummerVenueForm, member)

static const SummerFormField fields[] = {
  { .id = "name", .label = N_ ("V_enue"), .kind = SUMMER_FORM_TEXT, FIELD (name) },
  { .id = "inside", .label = N_ ("_Inside the host"), .kind = SUMMER_FORM_YES_NO, FIELD (inside) },
  { .id = "address",
    .label = N_ ("_Address"),
    .kind = SUMMER_FORM_TEXT,
    FIELD (address),
    .wide = TRUE },
  { .id = "floor",
    .label = N_ ("_Floor"),
    .kind = SUMMER_FORM_TEXT,
    FIELD (floor),
    .hint = N_ ("1, 3, -1 for the basement") },
  { .id = "area", .label = N_ ("A_rea in m²"), .kind = SUMMER_FORM_TENTHS, FIELD (area) },
  { .id = "exits", .label = N_ ("E_xits"), .kind = SUMMER_FORM_COUNT, FIELD (exits) },
  { .id = "cameras", .label = N_ ("_Cameras"), .kind = SUMMER_FORM_COUNT, FIELD (cameras) },
  { .id = "camera_days",
    .label = N_ ("Days _kept"),
    .kind = SUMMER_FORM_COUNT,
    FIELD (camera_days) },
  { .id = "note", .label = N_ ("_Note"), .kind = SUMMER_FORM_TEXT, FIELD (note) },
};
static const SummerFormSpec spec = {
  .title = N_ ("Venue"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (SummerVenueForm),
  .check = check,
  .save = save,
};

/* {{{ Facilities */

static void
answered_cb (GtkDropDown *control, GParamSpec *pspec, FormData *data)
{
  const guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (control), "index"));

  g_array_index (data->venue->facilities, SummerFacility, index).answer
      = (int) gtk_drop_down_get_selected (control) - 1;
  summer_record_dialog_touch (data->dialog);
}

static GtkWidget *
new_answer (FormData *data, guint index)
{
  const SummerFacility *facility = &g_array_index (data->venue->facilities, SummerFacility, index);
  const char *const words[]
      = { _ ("(not said)"), summer_terms_get_text (SUMMER_TERMS_ANSWER, SUMMER_ANSWER_NO),
          summer_terms_get_text (SUMMER_TERMS_ANSWER, SUMMER_ANSWER_YES),
          summer_terms_get_text (SUMMER_TERMS_ANSWER, SUMMER_ANSWER_NOT_APPLICABLE), NULL };
  GtkWidget *control = gtk_drop_down_new_from_strings (words);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), (guint) (facility->answer + 1));
  g_object_set_data (G_OBJECT (control), "index", GUINT_TO_POINTER (index));
  g_signal_connect (control, "notify::selected", G_CALLBACK (answered_cb), data);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  facility->text, -1);
  return control;
}

/* Two a row, as the fields above them. */
static GtkWidget *
new_facilities (FormData *data)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (guint i = 0; i < data->venue->facilities->len; i++)
    {
      const SummerFacility *facility = &g_array_index (data->venue->facilities, SummerFacility, i);
      GtkWidget *label = gtk_label_new (facility->text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (label, facility->text);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, i % 2 == 0 ? 0 : 2, (int) i / 2, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_answer (data, i), i % 2 == 0 ? 1 : 3, (int) i / 2, 1,
                       1);
    }
  return grid;
}

static GtkWidget *
new_extra (FormData *data)
{
  GtkWidget *extra = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_label_new (_ ("Facilities"));
  GtkWidget *room = gtk_label_new (NULL);

  data->room = GTK_LABEL (room);
  gtk_label_set_xalign (data->room, 0);
  gtk_label_set_xalign (GTK_LABEL (head), 0);
  gtk_widget_add_css_class (head, "strong");
  gtk_box_append (GTK_BOX (extra), room);
  gtk_box_append (GTK_BOX (extra), head);
  gtk_box_append (GTK_BOX (extra), new_facilities (data));
  gtk_widget_add_css_class (extra, "record-form");
  return extra;
}

/* }}} */

/**
 * summer_venue_form_present:
 *
 * Returns: (transfer none) (nullable): the form; %NULL with @error set
 */
SummerRecordDialog *
summer_venue_form_present (GtkWindow *parent, SummerOffice *office, gint64 class_id, GError **error)
{
  SummerVenue *venue = summer_venue_load (summer_office_get_store (office), class_id, error);
  g_autofree char *room = NULL;
  FormData *data;

  if (venue == NULL)
    return NULL;
  data = g_new0 (FormData, 1);
  data->venue = venue;
  data->dialog = summer_record_dialog_new (office, &spec, &venue->form, data, form_data_free);
  summer_record_dialog_set_extra (data->dialog, new_extra (data));
  room = summer_venue_dup_room (venue->form.area, venue->places);
  gtk_label_set_text (data->room, room != NULL ? room : "");
  summer_record_dialog_set_subject (data->dialog, venue->form.name);
  summer_record_dialog_present (data->dialog, parent);
  gtk_widget_grab_focus (summer_record_dialog_get_field (data->dialog, "name"));
  return data->dialog;
}
