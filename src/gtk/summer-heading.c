#include "config.h"

#include "summer-heading.h"

struct _SummerHeadingSorter
{
  GtkSorter parent_instance;

  int column;
};

G_DEFINE_FINAL_TYPE (SummerHeadingSorter, summer_heading_sorter, GTK_TYPE_SORTER)

/* What is compared when a view is asked for its sort: two of them, and the answer is written in the first. */
typedef struct
{
  GObject parent_instance;
  int column;
} Probe;

typedef GObjectClass ProbeClass;

static GType probe_get_type (void);
G_DEFINE_TYPE (Probe, probe, G_TYPE_OBJECT)

static void
probe_class_init (ProbeClass *klass)
{
}

static void
probe_init (Probe *self)
{
  self->column = -1;
}

static GtkOrdering
summer_heading_sorter_compare (GtkSorter *sorter, gpointer item1, gpointer item2)
{
  if (!G_TYPE_CHECK_INSTANCE_TYPE (item1, probe_get_type ()))
    return GTK_ORDERING_EQUAL;

  ((Probe *) item1)->column = SUMMER_HEADING_SORTER (sorter)->column;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
summer_heading_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
summer_heading_sorter_class_init (SummerHeadingSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = summer_heading_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = summer_heading_sorter_get_order;
}

static void
summer_heading_sorter_init (SummerHeadingSorter *self)
{
}

GtkSorter *
summer_heading_sorter_new (int column)
{
  SummerHeadingSorter *self = g_object_new (SUMMER_TYPE_HEADING_SORTER, NULL);

  self->column = column;
  return GTK_SORTER (self);
}

/**
 * summer_heading_get_sort:
 * @view: whose columns have sorters of summer_heading_sorter_new()
 * @descending: (out): which way
 *
 * The view's own sorter asks the sorter of the column clicked last first, and turns the answer round when
 * it goes down. So two things that every heading calls "smaller" tell which column it is, and which way.
 */
int
summer_heading_get_sort (GtkColumnView *view, gboolean *descending)
{
  g_autoptr (GObject) first = g_object_new (probe_get_type (), NULL);
  g_autoptr (GObject) second = g_object_new (probe_get_type (), NULL);
  GtkOrdering ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);

  *descending = ordering == GTK_ORDERING_LARGER;
  return ((Probe *) first)->column;
}

static GtkLabel *
find_label (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/**
 * summer_heading_align:
 * @column: a column of @view
 * @xalign: 0 = left, 1 = right, over figures that stand on the right
 *
 * The headings are the children of the view's first child, one a column and in their order.
 */
void
summer_heading_align (GtkColumnView *view, GtkColumnViewColumn *column, float xalign)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *heading = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; heading != NULL && i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) other = g_list_model_get_item (columns, i);
      GtkLabel *label;

      if (other == column && (label = find_label (heading)) != NULL)
        {
          gtk_label_set_xalign (label, xalign);
          gtk_widget_set_hexpand (GTK_WIDGET (label), TRUE);
          return;
        }
      heading = gtk_widget_get_next_sibling (heading);
    }
}
