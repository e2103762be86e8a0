/* How records go into a table and come out of it, told once a table: its statements as text, and the
 * members of the record in the order of their columns. Member i is column i of each and parameter i + 1
 * of insert and update; the key stands first. */
#pragma once

#include "summer-seal.h"
#include "summer-statement.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_FIELD_ID,     /* gint64, 0 = NULL */
  SUMMER_FIELD_CODE,   /* an enum, or an int that is always given */
  SUMMER_FIELD_COUNT,  /* int, 0 = NULL */
  SUMMER_FIELD_ANSWER, /* int: 1 yes, 0 no, -1 = NULL */
  SUMMER_FIELD_RANK,   /* int, SUMMER_RANK_NONE = NULL */
  SUMMER_FIELD_DAY,
  SUMMER_FIELD_TIME,
  SUMMER_FIELD_MONEY,  /* fen, -1 = NULL */
  SUMMER_FIELD_AMOUNT, /* gint64 that is always given, below zero too */
  SUMMER_FIELD_TEXT,
  SUMMER_FIELD_SEALED, /* text that summer_seal() keeps; see SUMMER_SEALED_FIELD */
} SummerFieldKind;

typedef struct
{
  SummerFieldKind kind;
  gsize           offset; /* in the record */
  SummerSealed    sealed; /* SEALED alone */
} SummerField;

/* A member whose size is not that of its kind has an array of negative size here, and does not compile. */
#define SUMMER_FIELD(Record, KIND, member)                                                      \
  { SUMMER_FIELD_##KIND,                                                                        \
    G_STRUCT_OFFSET (Record, member)                                                            \
        + 0 * sizeof (char[sizeof (((Record *) 0)->member) == sizeof (SummerField##KIND) ? 1 : -1]) }
/* One that is kept sealed; the key in front of it is of ids and days alone. */
#define SUMMER_SEALED_FIELD(Record, COLUMN, member)                                             \
  { SUMMER_FIELD_SEALED,                                                                        \
    G_STRUCT_OFFSET (Record, member)                                                            \
        + 0 * sizeof (char[sizeof (((Record *) 0)->member) == sizeof (const char *) ? 1 : -1]), \
    SUMMER_SEALED_##COLUMN }

typedef gint64      SummerFieldID;
typedef int         SummerFieldCODE, SummerFieldCOUNT, SummerFieldANSWER, SummerFieldRANK;
typedef SummerDay   SummerFieldDAY;
typedef SummerTime  SummerFieldTIME;
typedef gint64      SummerFieldMONEY, SummerFieldAMOUNT;
typedef const char *SummerFieldTEXT;

typedef struct
{
  const char        *name; /* for summer_table_append() alone */
  const SummerField *fields;
  guint              n_fields, n_key;
  /* Binds what is kept beside the record for searching, from the parameter after the last field. */
  void             (*derive) (SummerStore *store, SummerStatement *write, int index, gconstpointer record);
  const char        *each; /* ?1 = the programme */
  const char        *insert, *update, *delete;
} SummerTable;

gboolean summer_table_insert (SummerStore *store, const SummerTable *table, gconstpointer record, GError **error);
gboolean summer_table_append (SummerStore *store, const SummerTable *table, gconstpointer record, GError **error);
gboolean summer_table_update (SummerStore *store, const SummerTable *table, gconstpointer record, GError **error);
gboolean summer_table_delete (SummerStore *store, const SummerTable *table, gconstpointer key, GError **error);

/* For derive: the hash beside an identity number. */
void     summer_table_bind_identity_hash (SummerStore *store, SummerStatement *write, int index, const char *number);

/* Records on their way out: open, then next until it is FALSE, which is the end or, with failed, an error. */
typedef struct
{
  SummerStore       *store;     /* borrowed */
  const SummerTable *table;
  SummerStatement   *statement; /* owned */
  GPtrArray         *opened;    /* owned: sealed texts of the record that is out */
} SummerRows;

gboolean summer_rows_open   (SummerRows *rows, SummerStore *store, const SummerTable *table, const char *sql, gint64 id, GError **error);
gboolean summer_rows_next   (SummerRows *rows, gpointer record, GError **error);
gboolean summer_rows_failed (const SummerRows *rows);
void     summer_rows_clear  (SummerRows *rows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerRows, summer_rows_clear)

/* The calls that the header of a table declares for a record, typed: prefix_each and so on over prefix##_table. */
#define SUMMER_DEFINE_EACH(prefix, Type)                                                        \
  gboolean summer_##prefix##_each (SummerStore *store, gint64 programme, Type##Func func,       \
                                   gpointer user_data, GError **error)                          \
  {                                                                                             \
    g_auto (SummerRows) rows = { 0 };                                                           \
    Type##Record record;                                                                        \
    gboolean more = summer_rows_open (&rows, store, &prefix##_table, prefix##_table.each,       \
                                      programme, error);                                        \
                                                                                                \
    while (more && summer_rows_next (&rows, &record, error))                                    \
      more = func (&record, user_data);                                                         \
    return !summer_rows_failed (&rows);                                                         \
  }
#define SUMMER_DEFINE_UPDATE(prefix, Type)                                                      \
  gboolean summer_##prefix##_update (SummerStore *store, const Type##Record *record,            \
                                     GError **error)                                            \
  {                                                                                             \
    return summer_table_update (store, &prefix##_table, record, error);                         \
  }
#define SUMMER_DEFINE_INSERT(prefix, Type)                                                      \
  gboolean summer_##prefix##_insert (SummerStore *store, const Type##Record *record,            \
                                     GError **error)                                            \
  {                                                                                             \
    return summer_table_insert (store, &prefix##_table, record, error);                         \
  }
#define SUMMER_DEFINE_INSERT_WITH_ID(prefix, Type)                                              \
  gboolean summer_##prefix##_insert (SummerStore *store, Type##Record *record, GError **error)  \
  {                                                                                             \
    if (record->id == 0)                                                                        \
      record->id = summer_store_new_id (store);                                                 \
    return summer_table_insert (store, &prefix##_table, record, error);                         \
  }
#define SUMMER_DEFINE_DELETE_BY_ID(prefix, Type)                                                \
  gboolean summer_##prefix##_delete (SummerStore *store, gint64 id, GError **error)             \
  {                                                                                             \
    const Type##Record key = { .id = id };                                                      \
                                                                                                \
    return summer_table_delete (store, &prefix##_table, &key, error);                           \
  }
/* All of them, for a record that has an id of its own. */
#define SUMMER_DEFINE_RECORD(prefix, Type)                                                      \
  SUMMER_DEFINE_EACH (prefix, Type)                                                             \
  SUMMER_DEFINE_INSERT_WITH_ID (prefix, Type)                                                   \
  SUMMER_DEFINE_UPDATE (prefix, Type)                                                           \
  SUMMER_DEFINE_DELETE_BY_ID (prefix, Type)

G_END_DECLS
