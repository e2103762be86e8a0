#include "config.h"

#include "summer-xlsx-contents.h"

#include "summer-xlsx-xml.h"

#include <glib/gi18n.h>
#include <string.h>

/* A sheet a class in the largest province, several times over. */
#define MAX_TABS 50000

typedef struct
{
  char *part; /* owned, nullable: NULL when it climbs out of the package */
  char *type; /* owned: the last step of the type's address: worksheet, styles … */
} Relation;

typedef struct
{
  SummerXlsxXml xml;
  const char *base;      /* borrowed: the part whose relations are read */
  GHashTable *relations; /* owned: id → Relation */
} RelationReader;

typedef struct
{
  SummerXlsxXml xml;
  SummerXlsxContents *contents; /* borrowed */
  GHashTable *relations;        /* borrowed */
  const char *base;             /* borrowed: the workbook's part */
} WorkbookReader;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->part);
  g_free (relation->type);
  g_free (relation);
}

static void
tab_free (gpointer data)
{
  SummerXlsxTab *tab = data;

  g_free (tab->name);
  g_free (tab->part);
  g_free (tab);
}

static void
no_end_cb (void *data, const XML_Char *name)
{
}

static void
relation_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  RelationReader *self = data;
  const char *id = NULL;
  const char *type = NULL;
  const char *target = NULL;
  Relation *relation;

  if (self->xml.stopped || !g_str_equal (summer_xlsx_xml_local (name), "Relationship"))
    return;
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (g_str_equal (attributes[i], "Id"))
      id = attributes[i + 1];
    else if (g_str_equal (attributes[i], "Type"))
      type = attributes[i + 1];
    else if (g_str_equal (attributes[i], "Target"))
      target = attributes[i + 1];
    else if (g_str_equal (attributes[i], "TargetMode")
             && g_str_equal (attributes[i + 1], "External"))
      return;
  if (id == NULL || type == NULL || target == NULL
      || g_hash_table_size (self->relations) > MAX_TABS)
    return;

  relation = g_new0 (Relation, 1);
  relation->part = summer_xlsx_package_resolve (self->base, target);
  relation->type = g_strdup (strrchr (type, '/') != NULL ? strrchr (type, '/') + 1 : type);
  g_hash_table_insert (self->relations, g_strdup (id), relation);
}

/* The relations of a part stand beside it, in _rels/NAME.rels; a part without that file has none. */
static GHashTable *
read_relations (SummerXlsxPackage *package,
                const char *base,
                GCancellable *cancellable,
                GError **error)
{
  static const SummerXlsxHandlers handlers = { relation_cb, no_end_cb, NULL };
  g_autoptr (GHashTable) relations
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, relation_free);
  g_autofree char *name = g_path_get_basename (base);
  g_autofree char *beside = g_strconcat ("_rels/", *base != '\0' ? name : "", ".rels", NULL);
  g_autofree char *part = summer_xlsx_package_resolve (base, beside);
  RelationReader reader = { .base = base, .relations = relations };

  if (summer_xlsx_package_has_part (package, part)
      && !summer_xlsx_xml_parse (&reader.xml, package, part, NULL, &handlers, NULL, cancellable,
                                 error))
    return NULL;
  return g_steal_pointer (&relations);
}

static const Relation *
find_type (GHashTable *relations, const char *type)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (g_str_equal (((Relation *) value)->type, type))
      return value;
  return NULL;
}

static gboolean
refuse_climbing (SummerXlsxPackage *package, GError **error)
{
  g_propagate_error (error, summer_xlsx_package_new_error (
                                package, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                _ ("it names a part outside itself. Ask the sender for the file "
                                   "again, saved by WPS or Excel as .xlsx.")));
  return FALSE;
}

static void
add_tab (WorkbookReader *self, const char *name, const char *id)
{
  Relation *relation = g_hash_table_lookup (self->relations, id);
  SummerXlsxTab *tab;
  gsize length;

  if (relation != NULL && !g_str_equal (relation->type, "worksheet"))
    return; /* a chart or a macro */
  tab = g_new0 (SummerXlsxTab, 1);
  tab->name = g_strdup (name);
  length = summer_xlsx_xml_unescape (tab->name, strlen (tab->name));
  tab->name[length] = '\0';
  tab->part = relation != NULL ? g_strdup (relation->part) : g_strdup ("");
  g_ptr_array_add (self->contents->tabs, tab);
  if (self->contents->tabs->len > MAX_TABS)
    summer_xlsx_xml_stop (
        &self->xml,
        g_error_new_literal (SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
                             _ ("it has too many sheets. Split it into several files.")));
}

static void
workbook_cb (void *data, const XML_Char *element, const XML_Char **attributes)
{
  WorkbookReader *self = data;
  const char *local = summer_xlsx_xml_local (element);
  const char *name = NULL;
  const char *id = NULL;

  if (self->xml.stopped)
    return;
  if (g_str_equal (local, "workbookPr"))
    {
      for (guint i = 0; attributes[i] != NULL; i += 2)
        if (g_str_equal (attributes[i], "date1904"))
          self->contents->is_date1904 = summer_xlsx_xml_is_true (attributes[i + 1]);
    }
  else if (g_str_equal (local, "sheet"))
    {
      for (guint i = 0; attributes[i] != NULL; i += 2)
        if (g_str_equal (attributes[i], "name"))
          name = attributes[i + 1];
        else if (g_str_has_suffix (attributes[i], ":id"))
          id = attributes[i + 1];
      if (name != NULL && id != NULL)
        add_tab (self, name, id);
    }
}

/* Some writers escape spaces and Chinese letters in a target as %20, others in the part's name too. */
static void
find_escaped (SummerXlsxPackage *package, char **part)
{
  g_autofree char *plain = *part != NULL ? g_uri_unescape_string (*part, NULL) : NULL;

  if (plain != NULL && !summer_xlsx_package_has_part (package, *part))
    {
      g_autofree char *resolved = summer_xlsx_package_resolve ("", plain);

      if (resolved != NULL && summer_xlsx_package_has_part (package, resolved))
        {
          g_free (*part);
          *part = g_steal_pointer (&resolved);
        }
    }
}

static gboolean
check_tabs (SummerXlsxContents *self, SummerXlsxPackage *package, GError **error)
{
  for (guint i = 0; i < self->tabs->len; i++)
    {
      SummerXlsxTab *tab = self->tabs->pdata[i];

      if (tab->part == NULL)
        return refuse_climbing (package, error);
      find_escaped (package, &tab->part);
      if (!summer_xlsx_package_has_part (package, tab->part))
        {
          g_autofree char *reason = g_strdup_printf (
              _ ("the sheet “%s” is missing from the file. Open it in WPS or Excel and "
                 "save it again as .xlsx."),
              tab->name);

          g_propagate_error (error,
                             summer_xlsx_package_new_error (package, SUMMER_WORKBOOK_ERROR_FORMAT,
                                                            reason));
          return FALSE;
        }
    }
  return TRUE;
}

/* The part of a type, or else the one that usually has that name. */
static gboolean
find_part (SummerXlsxPackage *package,
           GHashTable *relations,
           const char *base,
           const char *type,
           const char *usual,
           char **part,
           GError **error)
{
  const Relation *relation = find_type (relations, type);

  if (relation != NULL && relation->part == NULL)
    return refuse_climbing (package, error);
  *part = relation != NULL ? g_strdup (relation->part) : summer_xlsx_package_resolve (base, usual);
  find_escaped (package, part);
  if (!summer_xlsx_package_has_part (package, *part))
    g_clear_pointer (part, g_free);
  return TRUE;
}

static char *
find_workbook (SummerXlsxPackage *package, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) relations = read_relations (package, "", cancellable, error);
  g_autofree char *part = NULL;

  if (relations == NULL
      || !find_part (package, relations, "", "officeDocument", "xl/workbook.xml", &part, error))
    return NULL;
  if (part == NULL || g_str_has_suffix (part, ".bin")) /* an .ods, .docx or .xlsb */
    {
      g_propagate_error (error, summer_xlsx_package_new_error (
                                    package, SUMMER_WORKBOOK_ERROR_FORMAT,
                                    _ ("it is no .xlsx workbook. Open it in WPS or Excel "
                                       "and save it as .xlsx.")));
      return NULL;
    }
  return g_steal_pointer (&part);
}

/**
 * summer_xlsx_contents_new:
 *
 * Follows the relations from the top of the package to the workbook and its sheets. Charts and other sheets
 * without cells are left out; a sheet whose part is missing or lies outside the package is an error.
 *
 * Returns: (transfer full) (nullable): the contents
 */
SummerXlsxContents *
summer_xlsx_contents_new (SummerXlsxPackage *package, GCancellable *cancellable, GError **error)
{
  static const SummerXlsxHandlers handlers = { workbook_cb, no_end_cb, NULL };
  g_autoptr (SummerXlsxContents) self = g_new0 (SummerXlsxContents, 1);
  g_autofree char *workbook = NULL;
  g_autoptr (GHashTable) relations = NULL;
  WorkbookReader reader = { .contents = self };

  self->tabs = g_ptr_array_new_with_free_func (tab_free);
  workbook = find_workbook (package, cancellable, error);
  if (workbook == NULL)
    return NULL;
  relations = read_relations (package, workbook, cancellable, error);
  if (relations == NULL)
    return NULL;
  reader.relations = relations;
  reader.base = workbook;
  if (!summer_xlsx_xml_parse (&reader.xml, package, workbook, NULL, &handlers, NULL, cancellable,
                              error)
      || !check_tabs (self, package, error)
      || !find_part (package, relations, workbook, "sharedStrings", "sharedStrings.xml",
                     &self->strings, error)
      || !find_part (package, relations, workbook, "styles", "styles.xml", &self->styles, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_xlsx_contents_free:
 */
void
summer_xlsx_contents_free (SummerXlsxContents *self)
{
  g_clear_pointer (&self->tabs, g_ptr_array_unref);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self);
}
