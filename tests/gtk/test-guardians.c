/* What a guardian puts in writing, by real keys: who may and who must not collect, medicines, and the page of the child that
 * says it. */
#include "config.h"

#include "care-fixture.h"

#include "summer-attendance-table.h"
#include "summer-authorisation-form.h"
#include "summer-care-table.h"
#include "summer-child-dialog.h"
#include "summer-day-table.h"
#include "summer-journal.h"
#include "summer-photo.h"
#include "summer-pickup-table.h"

typedef struct
{
  const char *name; /* whom it is looked for */
  guint n;
  gint64 id;
  SummerAuthorisationKind kind;
} Written;

static gboolean
find_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Written *written = user_data;

  if (g_strcmp0 (record->name, written->name) != 0)
    return TRUE;
  written->n++;
  written->id = record->id;
  written->kind = record->kind;
  return TRUE;
}

static Written
find_written (Desk *self, const char *name)
{
  Written written = { .name = name };
  g_autoptr (GError) error = NULL;

  summer_authorisation_each (self->store, care_get_child (self, 0), find_authorisation, &written,
                             &error);
  g_assert_no_error (error);
  return written;
}

/* A picture as a telephone takes it: larger than is kept. */
static GFile *
write_picture (Desk *self)
{
  g_autofree char *path = g_build_filename (self->harness->folder, "face.png", NULL);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 900, 1200);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (picture, 0x88aaccff);
  gdk_pixbuf_save (picture, path, "png", &error, NULL);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_authorise_with_a_photo (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (GFile) file = write_picture (self);
  g_autoptr (GFile) text = g_file_new_for_path (self->harness->database);
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GdkPaintable) shown = NULL;
  g_autoptr (GError) error = NULL;
  SummerAuthorisationForm *form;
  GtkWindow *dialog;
  Written written;

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               care_get_child (self, 0));
  dialog = care_wait_for_dialog (self);
  form = harness_find (dialog, SUMMER_TYPE_AUTHORISATION_FORM);
  harness_press (self->harness, "ctrl+n");
  harness_type (self->harness, "Aunt Chen");
  harness_press (self->harness, "alt+r");
  harness_type (self->harness, "aunt");
  harness_press (self->harness, "alt+t");
  harness_type (self->harness, "1280000447");
  harness_press (self->harness, "alt+y");
  harness_type (self->harness, "Mother");
  g_assert_false (summer_authorisation_form_take_photo (form, text, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (summer_authorisation_form_take_photo (form, file, &error));
  g_assert_no_error (error);

  /* A number that cannot be dialled is refused at its field. */
  harness_press (self->harness, "alt+t End 1 Return");
  g_assert_true (care_shows (dialog, "This is no telephone number"));
  g_assert_cmpuint (find_written (self, "Aunt Chen").n, ==, 0);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "13800004471");
  harness_press (self->harness, "Return");
  written = find_written (self, "Aunt Chen");
  g_assert_cmpuint (written.n, ==, 1);
  g_assert_cmpint (written.kind, ==, SUMMER_MAY_COLLECT);
  photo = summer_authorisation_load_photo (self->store, written.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (photo), <=, SUMMER_PHOTO_SIZE);
  shown = summer_photo_new_picture (photo);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (shown), ==, SUMMER_PHOTO_SIDE);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (shown), ==, 360);

  /* One entry of the journal, taken back whole. */
  harness_press (self->harness, "Escape");
  harness_wait (care_is_gone, NULL);
  harness_act (self->harness, "win.undo");
  harness_wait_idle_work (self->harness);
  g_assert_cmpuint (find_written (self, "Aunt Chen").n, ==, 0);
}

static void
test_minor_is_refused_at_the_field (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  GtkWidget *focus;
  GtkWindow *dialog;

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               care_get_child (self, 0));
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "ctrl+n");
  harness_type (self->harness, "Brother Lin");
  harness_press (self->harness, "alt+y");
  harness_type (self->harness, "Mother");
  harness_press (self->harness, "alt+b");
  harness_type (self->harness, "2003-01-01");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "Only adults may collect a child: Brother Lin is 16"));
  focus = gtk_widget_get_parent (gtk_root_get_focus (GTK_ROOT (dialog)));
  g_assert_true (gtk_widget_has_css_class (focus, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (find_written (self, "Brother Lin").n, ==, 0);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "1983-01-01");
  harness_press (self->harness, "Return");
  g_assert_cmpuint (find_written (self, "Brother Lin").n, ==, 1);
  care_close_dialog (self);
}

static gboolean
count_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  *(guint *) user_data += g_strcmp0 (record->drug, "Syrup") == 0;
  return TRUE;
}

static void
test_medicine_at_two_times (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autofree char *last = summer_day_dup_iso (self->day + 2);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  guint n = 0;

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               care_get_child (self, 0));
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "ctrl+m");
  harness_type (self->harness, "Syrup");
  harness_press (self->harness, "Tab");
  harness_type (self->harness, "5 ml");
  harness_press (self->harness, "Tab");
  harness_type (self->harness, "17:00 12:30");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "Write the last day it is given."));
  harness_type (self->harness, last);
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "Write which guardian signed for it."));
  harness_type (self->harness, "Mother");
  harness_press (self->harness, "Return");
  summer_medicine_each (self->store, care_get_child (self, 0), count_medicine, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  care_close_dialog (self);
}

static gboolean
write_forbidden (Desk *self, GError **error)
{
  SummerAuthorisationRecord record = { .child = care_get_child (self, 0),
                                       .kind = SUMMER_MUST_NOT_COLLECT,
                                       .name = "Zhao Liqun",
                                       .birth = SUMMER_DAY_NONE,
                                       .first_day = SUMMER_DAY_NONE,
                                       .last_day = SUMMER_DAY_NONE,
                                       .used_on = SUMMER_DAY_NONE,
                                       .signed_on = SUMMER_DAY_NONE };

  gboolean written = summer_authorisation_insert (self->store, &record, error);

  self->paper = record.id;
  return written;
}

/* An uncle whom nobody had listed took the child home. */
static gboolean
write_unlisted (Desk *self, GError **error)
{
  const SummerReleaseExceptionRecord exception = { .class_id = self->class_id,
                                                   .child = care_get_child (self, 0),
                                                   .day = self->day,
                                                   .kind = SUMMER_RELEASE_UNLISTED,
                                                   .reason = "Mother called",
                                                   .telephone = "13900001234",
                                                   .released_by = "Tutor",
                                                   .confirmed_by = "Head" };
  const SummerMarkRecord mark = { .class_id = self->class_id,
                                  .child = care_get_child (self, 0),
                                  .day = self->day,
                                  .mark = SUMMER_MARK_PRESENT,
                                  .in = 480,
                                  .out = 17 * 60 + 5,
                                  .collected_by = "Uncle Li" };

  return summer_mark_insert (self->store, &mark, error)
         && summer_release_exception_insert (self->store, &exception, error);
}

/* The second window to save a paper is told, and shown what the first one wrote. */
static gboolean
change_forbidden (Desk *self, GError **error)
{
  SummerAuthorisationRecord record = { .child = care_get_child (self, 0),
                                       .kind = SUMMER_MUST_NOT_COLLECT,
                                       .name = "Zhao Liqun",
                                       .relationship = "Neighbour",
                                       .birth = SUMMER_DAY_NONE,
                                       .first_day = SUMMER_DAY_NONE,
                                       .last_day = SUMMER_DAY_NONE,
                                       .used_on = SUMMER_DAY_NONE,
                                       .signed_on = SUMMER_DAY_NONE };

  record.id = self->paper;
  return summer_authorisation_update (self->store, &record, error);
}

static void
test_paper_changed_in_another_window (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  GtkWindow *dialog;

  care_write_in (self, write_forbidden);
  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               care_get_child (self, 0));
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "End");
  care_write_in (self, change_forbidden);
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "this paper was changed in another window"));
  g_assert_true (care_shows (dialog, "Neighbour"));
  g_assert_cmpuint (find_written (self, "Zhao Liqun").n, ==, 1);

  /* What stands there now is what is saved next. */
  harness_press (self->harness, "ctrl+Return");
  g_assert_false (care_shows (dialog, "this paper was changed in another window"));
  care_close_dialog (self);
}

static void
test_child_page_says_who_must_not (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autofree char *target = NULL;
  GtkLabel *warning;

  care_write_in (self, write_forbidden);
  care_write_in (self, care_write_cares);
  care_write_in (self, write_unlisted);
  summer_window_set_page (self->harness->window, "children", NULL);
  harness_settle (self->harness);
  summer_window_set_page (self->harness->window, "children",
                          g_variant_new_int64 (care_get_child (self, 0)));
  harness_settle (self->harness);
  warning = harness_find_label (summer_window_get_page_widget (self->harness->window),
                                "Must not collect: Zhao Liqun");
  g_assert_nonnull (warning);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (warning), "forbidden"));
  g_assert_true (care_shows (summer_window_get_page_widget (self->harness->window), "Syrup 5 ml"));
  g_assert_true (care_shows (summer_window_get_page_widget (self->harness->window),
                             "Uncle Li 139****1234 · 17:05: Mother called · released by Tutor, "
                             "confirmed by Head"));

  target
      = g_strdup_printf ("win.child-papers(int64 %" G_GINT64_FORMAT ")", care_get_child (self, 0));
  harness_act (self->harness, target);
  g_assert_true (care_shows (care_wait_for_dialog (self), "Zhao Liqun"));
  care_close_dialog (self);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/guardians/authorise-with-a-photo", test_authorise_with_a_photo);
  g_test_add_func ("/guardians/minor-is-refused-at-the-field", test_minor_is_refused_at_the_field);
  g_test_add_func ("/guardians/medicine-at-two-times", test_medicine_at_two_times);
  g_test_add_func ("/guardians/paper-changed-in-another-window",
                   test_paper_changed_in_another_window);
  g_test_add_func ("/guardians/child-page-says-who-must-not", test_child_page_says_who_must_not);

  return g_test_run ();
}
