#include "config.h"

#include "summer-union-dialog.h"

#include <glib/gi18n.h>

#include "summer-record-dialog.h"
#include "summer-union-place.h"
#include "summer-union-table.h"

typedef struct
{
  const char *name;
  int level;
  gint64 parent; /* number of the node + 1; 0 = at the top */
} Form;

typedef struct
{
  gint64 programme;
  char *name;            /* owned */
  SummerUnionTree *tree; /* owned */
} Context;

static void
context_free (gpointer data)
{
  Context *self = data;

  g_clear_pointer (&self->tree, summer_union_tree_free);
  g_free (self->name);
  g_free (self);
}

static gboolean
list_parents (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  const Context *self = data;
  const SummerUnionNode *node;

  summer_form_choices_add (choices, 0, _ ("(at the top)"));
  for (guint i = 0; (node = summer_union_tree_get (self->tree, i)) != NULL; i++)
    if (g_strcmp0 (node->name, self->name) != 0)
      summer_form_choices_add (choices, (gint64) i + 1, node->name);
  return TRUE;
}

static SummerUnionPlace
get_place (const Form *form, const Context *self)
{
  return (SummerUnionPlace){
    self->programme, self->name, (SummerUnionLevel) form->level,
    form->parent > 0 ? summer_union_tree_get (self->tree, (guint) form->parent - 1)->name : NULL
  };
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const SummerUnionPlace place = get_place (record, data);
  const Context *self = data;

  summer_union_place_check (self->tree, &place, complaints);
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  const SummerUnionPlace place = get_place (record, data);

  return summer_union_place_save (store, &place, complaints, done, error);
}

static const SummerFormField fields[] = {
  { .id = "name",
    .label = N_ ("Union"),
    .kind = SUMMER_FORM_TEXT,
    .offset = G_STRUCT_OFFSET (Form, name),
    .wide = TRUE,
    .read_only = TRUE },
  { .id = "level",
    .label = N_ ("_Level"),
    .kind = SUMMER_FORM_TERM,
    .offset = G_STRUCT_OFFSET (Form, level),
    .terms = SUMMER_TERMS_UNION_LEVEL,
    .required = TRUE },
  { .id = "parent",
    .label = N_ ("_Below"),
    .kind = SUMMER_FORM_CHOICE,
    .offset = G_STRUCT_OFFSET (Form, parent),
    .choices = list_parents },
};
static const SummerFormSpec spec = {
  .title = N_ ("Place of a Union"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (Form),
  .check = check,
  .save = save,
};

/**
 * summer_union_dialog_present:
 * @name: of a union of the tree
 */
void
summer_union_dialog_present (SummerWindow *parent, const char *name)
{
  SummerOffice *office = summer_window_get_office (parent);
  Context *context = g_new0 (Context, 1);
  Form form = { 0 };
  const SummerUnionNode *node = NULL;
  g_autoptr (GError) error = NULL;

  context->programme = summer_office_get_programme (office);
  context->name = g_strdup (name);
  context->tree
      = summer_union_tree_load (summer_office_get_store (office), context->programme, &error);
  if (context->tree != NULL && summer_union_tree_find (context->tree, name) >= 0)
    node = summer_union_tree_get (context->tree,
                                  (guint) summer_union_tree_find (context->tree, name));
  if (node == NULL)
    {
      if (error != NULL)
        summer_window_toast_error (parent, error);
      context_free (context);
      return;
    }
  form = (Form){ context->name, (int) node->level, node->parent + 1 };
  summer_record_dialog_present (summer_record_dialog_new (office, &spec, &form, context,
                                                          context_free),
                                GTK_WINDOW (parent));
}
