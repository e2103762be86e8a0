#include "config.h"

#include "care-fixture.h"

#include "summer-care-table.h"

SummerClassDay *
care_load_day (Desk *self)
{
  g_autoptr (GError) error = NULL;
  SummerClassDay *day = summer_class_day_load (self->store, self->class_id, self->day, &error);

  g_assert_no_error (error);
  return day;
}

Desk *
care_desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->harness = harness_new (1);
  self->workplace = summer_workplace_get (self->harness->office);
  self->store = summer_office_get_store (self->harness->office);
  self->class_id = summer_workplace_get_class (self->workplace);
  self->day = summer_office_get_assessment (self->harness->office)->facts->latest + 1;
  self->before = care_load_day (self);
  while (!self->before->is_open)
    {
      self->day++;
      g_assert_cmpint (self->day, <=, self->before->of->last_day);
      summer_class_day_free (self->before);
      self->before = care_load_day (self);
    }
  summer_workplace_set_now (self->workplace, self->day, EVENING);
  summer_workplace_set_by (self->workplace, self->before->staff[0].name);
  return self;
}

void
care_desk_free (Desk *self)
{
  summer_class_day_free (self->before);
  harness_free (self->harness);
  g_free (self);
}

gint64
care_get_child (Desk *self, guint index)
{
  g_assert_cmpuint (index, <, self->before->n_children);
  return self->before->children[index].id;
}

GtkWindow *
care_find_dialog (void)
{
  return harness_find_window ("SummerDeskDialog");
}

static gboolean
is_active (gpointer data)
{
  GtkWindow *dialog = care_find_dialog ();

  return dialog != NULL && gtk_window_is_active (dialog);
}

gboolean
care_is_gone (gpointer data)
{
  return care_find_dialog () == NULL;
}

GtkWindow *
care_wait_for_dialog (Desk *self)
{
  harness_wait (is_active, NULL);
  harness_settle (self->harness);
  return care_find_dialog ();
}

void
care_close_dialog (Desk *self)
{
  harness_press (self->harness, "Escape");
  harness_wait (care_is_gone, NULL);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
}

/* Whether a person sees the text: labels that are not shown are passed over. */
gboolean
care_shows (gpointer root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (care_shows (child, text))
      return TRUE;
  return FALSE;
}

void
care_write_in (Desk *self, gboolean (*write) (Desk *self, GError **error))
{
  g_autoptr (GError) error = NULL;

  summer_store_begin (self->store, "edit", NULL, &error);
  g_assert_no_error (error);
  write (self, &error);
  g_assert_no_error (error);
  summer_store_commit (self->store, NULL, &error);
  g_assert_no_error (error);
  harness_settle (self->harness);
}

/* A medicine of the first child, one of the second, an incident and a sample whose hours are over. */
gboolean
care_write_cares (Desk *self, GError **error)
{
  SummerMedicineRecord medicine = { .child = care_get_child (self, 0),
                                    .drug = "Syrup",
                                    .dose = "5 ml",
                                    .time = 1, /* before any other of the day */
                                    .first_day = self->day,
                                    .last_day = self->day,
                                    .signed_by = "Mother",
                                    .signed_on = self->day };
  SummerMedicineRecord another = medicine;
  SummerIncidentNoteRecord incident = { .class_id = self->class_id,
                                        .day = self->day,
                                        .what = "Fell",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 10 * 60,
                                        .noted_by = "Tutor",
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };
  SummerFoodSampleRecord sample = { .class_id = self->class_id,
                                    .day = self->day - 3,
                                    .time = 12 * 60,
                                    .dish = "Rice",
                                    .grams = 200,
                                    .kept_by = "Tutor",
                                    .discarded_on = SUMMER_DAY_NONE,
                                    .discarded_at = SUMMER_TIME_NONE };

  another.child = care_get_child (self, 1);
  return summer_medicine_insert (self->store, &medicine, error)
         && summer_medicine_insert (self->store, &another, error)
         && summer_incident_note_insert (self->store, &incident, NULL, 0, error)
         && summer_food_sample_insert (self->store, &sample, error);
}
