#include "config.h"

#include "summer-today-side.h"

#include <glib/gi18n.h>

#include "summer-child-card.h"
#include "summer-today-words.h"

struct _SummerTodaySide
{
  GtkWidget parent_instance;

  SummerSideMode mode;

  GtkLabel *title;
  GtkWidget *cancel;
  SummerChildCard *card;
  GtkWidget *panels, *idle, *gone;
  SummerArrivalPanel *arrival;
  SummerReleasePanel *release;
  SummerTimesPanel *times;
  SummerStaffPanel *staff;
  GtkWidget *recent;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (SummerTodaySide, summer_today_side, GTK_TYPE_WIDGET)

typedef struct
{
  const char *title;
  gboolean of_child;
} Mode;

/* In the order of SummerSideMode. */
static const Mode modes[] = {
  { N_ ("At the desk"), FALSE },     { N_ ("Signing in"), TRUE },
  { N_ ("Release check"), TRUE },    { N_ ("Went home"), TRUE },
  { N_ ("Missing sign-out"), TRUE }, { N_ ("Times of coming and going"), TRUE },
  { N_ ("Staff"), FALSE },
};

static void
summer_today_side_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (summer_today_side_parent_class)->dispose (object);
}

static void
summer_today_side_class_init (SummerTodaySideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_side_dispose;
  g_type_ensure (SUMMER_TYPE_CHILD_CARD);
  g_type_ensure (SUMMER_TYPE_ARRIVAL_PANEL);
  g_type_ensure (SUMMER_TYPE_RELEASE_PANEL);
  g_type_ensure (SUMMER_TYPE_TIMES_PANEL);
  g_type_ensure (SUMMER_TYPE_STAFF_PANEL);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-today-side.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, title);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, cancel);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, card);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, panels);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, idle);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, gone);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, arrival);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, release);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, times);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, staff);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, recent);
  gtk_widget_class_bind_template_child (widget_class, SummerTodaySide, grid);
}

static void
summer_today_side_init (SummerTodaySide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  summer_today_side_show (self, SUMMER_SIDE_IDLE);
}

GtkWidget *
summer_today_side_new (void)
{
  return g_object_new (SUMMER_TYPE_TODAY_SIDE, NULL);
}

static void
attach (SummerTodaySide *self, const char *text, int column, int row, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column == 2 ? 1 : 0);
  gtk_widget_set_hexpand (label, column == 1);
  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
}

/**
 * summer_today_side_set_day:
 *
 * Shows the staff and who went home last; what is said of a child is set by summer_today_side_set_child().
 */
void
summer_today_side_set_day (SummerTodaySide *self,
                           const SummerClassDay *day,
                           const GPtrArray *recent)
{
  GtkWidget *child;

  g_return_if_fail (SUMMER_IS_TODAY_SIDE (self) && day != NULL && recent != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < recent->len; i++)
    {
      const SummerDayChild *of = recent->pdata[i];
      g_autofree char *time = summer_time_dup_text (of->out);
      const char *who = of->collected_by != NULL ? of->collected_by : "";

      if (of->relationship != NULL && g_strcmp0 (who, of->guardian) == 0)
        who = of->relationship;
      attach (self, time, 0, (int) i, "faint-figure");
      attach (self, of->name, 1, (int) i, "name");
      attach (self, who, 2, (int) i, "faint-figure");
    }
  gtk_widget_set_visible (self->recent, recent->len > 0 && self->mode != SUMMER_SIDE_STAFF);
  summer_staff_panel_set_day (self->staff, day);
}

static GtkWidget *
get_panel (SummerTodaySide *self, SummerSideMode mode)
{
  switch (mode)
    {
    case SUMMER_SIDE_ARRIVAL:
      return GTK_WIDGET (self->arrival);
    case SUMMER_SIDE_RELEASE:
    case SUMMER_SIDE_EARLIER:
      return GTK_WIDGET (self->release);
    case SUMMER_SIDE_GONE:
      return self->gone;
    case SUMMER_SIDE_TIMES:
      return GTK_WIDGET (self->times);
    case SUMMER_SIDE_STAFF:
      return GTK_WIDGET (self->staff);
    case SUMMER_SIDE_IDLE:
    default:
      return self->idle;
    }
}

void
summer_today_side_show (SummerTodaySide *self, SummerSideMode mode)
{
  g_return_if_fail (SUMMER_IS_TODAY_SIDE (self));

  if (mode != SUMMER_SIDE_RELEASE && mode != SUMMER_SIDE_EARLIER)
    summer_release_panel_clear (self->release);
  if (mode != SUMMER_SIDE_ARRIVAL)
    summer_arrival_panel_set_check (self->arrival, NULL);
  self->mode = mode;
  gtk_label_set_text (self->title, _ (modes[mode].title));
  gtk_widget_set_visible (self->cancel, mode != SUMMER_SIDE_IDLE);
  gtk_widget_set_visible (GTK_WIDGET (self->card), modes[mode].of_child);
  for (GtkWidget *panel = gtk_widget_get_first_child (self->panels); panel != NULL;
       panel = gtk_widget_get_next_sibling (panel))
    gtk_widget_set_visible (panel, panel == get_panel (self, mode));
  gtk_widget_set_visible (self->recent,
                          mode != SUMMER_SIDE_STAFF
                              && gtk_widget_get_first_child (GTK_WIDGET (self->grid)) != NULL);
}

SummerSideMode
summer_today_side_get_mode (SummerTodaySide *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), SUMMER_SIDE_IDLE);

  return self->mode;
}

void
summer_today_side_set_child (SummerTodaySide *self,
                             const SummerClassDay *day,
                             guint child,
                             const SummerReleaseCheck *check)
{
  g_return_if_fail (SUMMER_IS_TODAY_SIDE (self));

  summer_child_card_set_child (self->card, day, child);
  summer_child_card_set_forbidden (self->card, check);
}

SummerArrivalPanel *
summer_today_side_get_arrival (SummerTodaySide *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), NULL);

  return self->arrival;
}

SummerReleasePanel *
summer_today_side_get_release (SummerTodaySide *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), NULL);

  return self->release;
}

SummerTimesPanel *
summer_today_side_get_times (SummerTodaySide *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), NULL);

  return self->times;
}

SummerStaffPanel *
summer_today_side_get_staff (SummerTodaySide *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), NULL);

  return self->staff;
}

gboolean
summer_today_side_has_focus (SummerTodaySide *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (SUMMER_IS_TODAY_SIDE (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}
