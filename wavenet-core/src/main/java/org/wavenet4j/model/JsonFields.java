package org.wavenet4j.model;

import java.util.Map;

/** The values of an object's keys, each of its key's shape. */
public final class JsonFields {
  private final Map<String, Object> values;

  JsonFields(Map<String, Object> values) {
    this.values = Map.copyOf(values);
  }

  /** The value of one of the object's keys. */
  @SuppressWarnings("unchecked") // The value was read by the key's own shape, or is its default.
  public <T> T get(JsonKey<T> key) {
    Object value = values.get(key.name());
    if (value == null) {
      throw new IllegalStateException("the object was not read with the key " + key.name());
    }
    return (T) value;
  }
}
