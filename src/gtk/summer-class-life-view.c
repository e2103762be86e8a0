#include "config.h"

#include "summer-class-life-view.h"

#include <glib/gi18n.h>

#include "summer-details.h"
#include "summer-document-list.h"
#include "summer-life-table.h"
#include "summer-line.h"
#include "summer-venue-record.h"

typedef enum
{
  STEPS,
  REVIEWS,
  CALENDAR,
  N_LISTS,
} ListKind;

struct _SummerClassLifeView
{
  GtkWidget parent_instance;

  gint64 class_id;       /* 0 = none */
  GArray *keys[N_LISTS]; /* of gint64, owned: what the rows are: ids, or days */
  GtkWidget *box;
  GtkListBox *lists[N_LISTS];
  GtkWidget *empty[N_LISTS];
  SummerDetails *venue;
  SummerDocumentList *documents; /* NULL until there is an office */
  GtkWidget *side;
};

G_DEFINE_FINAL_TYPE (SummerClassLifeView, summer_class_life_view, GTK_TYPE_WIDGET)

/* {{{ Lists */

static GtkWidget *
append (SummerClassLifeView *self, ListKind kind, gint64 key)
{
  GtkWidget *line = summer_line_new ();

  gtk_list_box_append (self->lists[kind], line);
  g_array_append_val (self->keys[kind], key);
  return line;
}

static void
add_day (GtkWidget *line, SummerDay day)
{
  g_autofree char *text = summer_day_dup_text (day);

  summer_line_add_text (line, text, 12, NULL);
}

static gboolean
add_step (const SummerClassStepRecord *record, gpointer user_data)
{
  GtkWidget *line = append (user_data, STEPS, record->id);

  add_day (line, record->day);
  summer_line_add_text (line, summer_terms_get_text (SUMMER_TERMS_STEP, (int) record->kind), 9,
                        "strong");
  summer_line_add_text (line, record->person, 7, NULL);
  summer_line_add_text (line, record->note, -1, "faint");
  return TRUE;
}

static void
add_review (SummerClassLifeView *self, const SummerFactEvent *review)
{
  GtkWidget *line = append (self, REVIEWS, review->id);
  const gboolean passed = review->value == SUMMER_RESULT_PASS;

  add_day (line, review->day);
  summer_line_add_chip (line, 70, passed ? SUMMER_TONE_GOOD : SUMMER_TONE_BAD,
                        passed ? "summer-pass-symbolic" : "summer-fail-symbolic",
                        summer_terms_get_text (SUMMER_TERMS_REVIEW_RESULT, review->value));
  summer_line_add_text (line, review->text, -1, "faint");
}

static void
add_adjustment (SummerClassLifeView *self, const SummerAdjustmentRecord *record)
{
  GtkWidget *line = append (self, CALENDAR, record->day);

  add_day (line, record->day);
  summer_line_add_text (line,
                        summer_terms_get_text (SUMMER_TERMS_ADJUSTMENT_KIND, (int) record->kind), 9,
                        "strong");
  summer_line_add_text (line, record->reason, -1, "faint");
}

static gint64
get_key (SummerClassLifeView *self, ListKind kind)
{
  const int chosen = summer_line_get_chosen (self->lists[kind]);

  return chosen >= 0 && (guint) chosen < self->keys[kind]->len
             ? g_array_index (self->keys[kind], gint64, chosen)
             : 0;
}

/* }}} */
/* {{{ Actions */

static void
add_review_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassLifeView *self = SUMMER_CLASS_LIFE_VIEW (widget);

  gtk_widget_activate_action (widget, "win.class-review", "(xx)", self->class_id, (gint64) 0);
}

static void
review_activated_cb (SummerClassLifeView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.class-review", "(xx)", self->class_id,
                              get_key (self, REVIEWS));
}

static void
calendar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.class-calendar", "x",
                              SUMMER_CLASS_LIFE_VIEW (widget)->class_id);
}

/* What is chosen in the list that has the focus. */
static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerClassLifeView *self = SUMMER_CLASS_LIFE_VIEW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (widget)));

  if (focus == NULL)
    return;
  if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lists[REVIEWS]))
      && get_key (self, REVIEWS) != 0)
    gtk_widget_activate_action (widget, "win.review-delete", "x", get_key (self, REVIEWS));
  else if (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->lists[CALENDAR]))
           && get_key (self, CALENDAR) != 0)
    gtk_widget_activate_action (widget, "win.class-take-back", "(xi)", self->class_id,
                                (int) get_key (self, CALENDAR));
}

/* }}} */
/* {{{ Venue */

static void
add_count (SummerDetails *details, const char *label, int value)
{
  g_autofree char *text = value >= 0 ? g_strdup_printf ("%d", value) : NULL;

  summer_details_add_line (details, label, text);
}

/* The facilities that are not there stand by name. */
static void
describe_facilities (SummerDetails *details, const GArray *facilities)
{
  guint n = 0, yes = 0;
  g_autoptr (GString) missing = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < facilities->len; i++)
    {
      const SummerFacility *facility = &g_array_index (facilities, SummerFacility, i);

      n += facility->answer == SUMMER_ANSWER_YES || facility->answer == SUMMER_ANSWER_NO;
      yes += facility->answer == SUMMER_ANSWER_YES;
      if (facility->answer == SUMMER_ANSWER_NO)
        g_string_append_printf (missing, "%s%s", missing->len > 0 ? _ (", ") : "", facility->text);
    }
  text = g_strdup_printf (_ ("%u of %u"), yes, n);
  summer_details_add_line (details, _ ("Facilities"), n > 0 ? text : NULL);
  if (missing->len > 0)
    summer_details_add_warning (details, missing->str);
}

static void
describe_venue (SummerClassLifeView *self, SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerVenue) venue = summer_venue_load (store, self->class_id, &error);
  g_autofree char *area = NULL;
  g_autofree char *room = NULL;
  const SummerVenueForm *form;

  summer_details_begin (self->venue, _ ("Venue"), venue != NULL ? venue->form.name : NULL);
  if (venue == NULL)
    {
      summer_details_add_note (self->venue, error->message);
      return;
    }
  form = &venue->form;
  area = form->area > 0 ? g_strdup_printf (_ ("%d.%d m²"), form->area / 10, form->area % 10) : NULL;
  room = summer_venue_dup_room (form->area, venue->places);
  summer_details_add_line (self->venue, _ ("Address"), form->address);
  summer_details_add_line (self->venue, _ ("Inside the host"),
                           form->inside < 0   ? NULL
                           : form->inside > 0 ? _ ("yes")
                                              : _ ("no"));
  summer_details_add_line (self->venue, _ ("Floor"), form->floor);
  summer_details_add_line (self->venue, _ ("Area"), area);
  summer_details_add_line (self->venue, _ ("Room"), room);
  add_count (self->venue, _ ("Exits"), form->exits);
  add_count (self->venue, _ ("Cameras"), form->cameras);
  add_count (self->venue, _ ("Days kept"), form->camera_days);
  describe_facilities (self->venue, venue->facilities);
  summer_details_add_line (self->venue, _ ("Note"), form->note);
  summer_details_add_button (self->venue, _ ("Change the Venue…"), "win.class-venue",
                             g_variant_new_int64 (self->class_id));
}

/* }}} */

static void
clear (SummerClassLifeView *self)
{
  for (int i = 0; i < N_LISTS; i++)
    {
      summer_line_clear (self->lists[i]);
      g_array_set_size (self->keys[i], 0);
    }
}

/**
 * summer_class_life_view_set:
 * @life: (nullable): where the class stands
 */
void
summer_class_life_view_set (SummerClassLifeView *self,
                            SummerOffice *office,
                            const SummerClassLife *life)
{
  SummerStore *store = summer_office_get_store (office);
  int chosen[N_LISTS];
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SUMMER_IS_CLASS_LIFE_VIEW (self));

  for (int i = 0; i < N_LISTS; i++)
    chosen[i] = life != NULL && life->class_id == self->class_id
                    ? summer_line_get_chosen (self->lists[i])
                    : -1;
  clear (self);
  self->class_id = life != NULL ? life->class_id : 0;
  if (self->documents == NULL)
    {
      self->documents = SUMMER_DOCUMENT_LIST (summer_document_list_new (office));
      gtk_widget_set_vexpand (GTK_WIDGET (self->documents), TRUE);
      gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->documents));
    }
  summer_document_list_set_owner (self->documents, "class", self->class_id);
  if (life == NULL)
    return;

  if (!summer_class_step_each (store, life->class_id, add_step, self, &error))
    summer_line_add_text (append (self, STEPS, 0), error->message, -1, "bad");
  for (guint i = 0; i < life->of->n_reviews; i++)
    add_review (self, &life->of->reviews[i]);
  for (guint i = 0; i < life->of->n_adjustments; i++)
    add_adjustment (self, &life->of->adjustments[i]);
  for (int i = 0; i < N_LISTS; i++)
    {
      gtk_widget_set_visible (self->empty[i], self->keys[i]->len == 0);
      gtk_widget_set_visible (GTK_WIDGET (self->lists[i]), self->keys[i]->len > 0);
      if (chosen[i] >= 0 && self->keys[i]->len > 0)
        summer_line_choose (self->lists[i], chosen[i], FALSE);
    }
  describe_venue (self, store);
}

static void
summer_class_life_view_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_CLASS_LIFE_VIEW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_class_life_view_parent_class)->dispose (object);
}

static void
summer_class_life_view_finalize (GObject *object)
{
  SummerClassLifeView *self = SUMMER_CLASS_LIFE_VIEW (object);

  for (int i = 0; i < N_LISTS; i++)
    g_array_unref (self->keys[i]);

  G_OBJECT_CLASS (summer_class_life_view_parent_class)->finalize (object);
}

static void
summer_class_life_view_class_init (SummerClassLifeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_class_life_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_class_life_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "life.add-review", NULL, add_review_action);
  gtk_widget_class_install_action (widget_class, "life.change-calendar", NULL, calendar_action);
  gtk_widget_class_install_action (widget_class, "life.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "life.remove", NULL);
}

static void
add_list (SummerClassLifeView *self,
          GtkWidget *column,
          ListKind kind,
          const char *title,
          const char *empty,
          const char *verb,
          const char *action)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *list = gtk_list_box_new ();

  self->keys[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lists[kind] = GTK_LIST_BOX (list);
  self->empty[kind] = gtk_label_new (empty);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_xalign (GTK_LABEL (self->empty[kind]), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (head, "documents-bar");
  gtk_widget_add_css_class (self->empty[kind], "faint");
  gtk_widget_add_css_class (self->empty[kind], "life-empty");
  gtk_widget_add_css_class (list, "lines");
  gtk_list_box_set_activate_on_single_click (self->lists[kind], FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (head), label);
  if (verb != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (verb);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), list);
  gtk_box_append (GTK_BOX (column), self->empty[kind]);
}

static void
summer_class_life_view_init (SummerClassLifeView *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->venue = SUMMER_DETAILS (summer_details_new ());
  gtk_widget_add_css_class (column, "life-column");
  add_list (self, column, STEPS, _ ("Steps taken"),
            _ ("None is on record: the class came with a workbook."), NULL, NULL);
  add_list (self, column, REVIEWS, _ ("Site reviews"), _ ("The site was not reviewed yet."),
            _ ("Add a Site Re_view…"), "life.add-review");
  add_list (self, column, CALENDAR, _ ("Cancelled and extra days"),
            _ ("The class is held on its weekdays."), _ ("Cancel or Add _Days…"),
            "life.change-calendar");
  g_signal_connect_swapped (self->lists[REVIEWS], "row-activated", G_CALLBACK (review_activated_cb),
                            self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), column);
  gtk_widget_set_hexpand (scrolled, TRUE);
  gtk_widget_set_size_request (self->side, 400, -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->venue), TRUE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->venue), "side-panel"); /* it stands in one */
  gtk_widget_add_css_class (self->side, "side-panel");
  gtk_box_append (GTK_BOX (self->side), GTK_WIDGET (self->venue));
  gtk_box_append (GTK_BOX (self->box), scrolled);
  gtk_box_append (GTK_BOX (self->box), self->side);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
summer_class_life_view_new (void)
{
  return g_object_new (SUMMER_TYPE_CLASS_LIFE_VIEW, NULL);
}
