package org.wavenet4j.train.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.concurrency.BasicAffinityManager;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writes down which arrays are brought to which device by which thread. As with ND4J on several
 * devices, a new thread has another one than the thread before it.
 */
final class DevicePlaces extends BasicAffinityManager {
  record Brought(INDArray array, Location location, Integer device, String thread) {}

  final List<Brought> brought = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger(5);
  private final ThreadLocal<Integer> device = ThreadLocal.withInitial(next::getAndIncrement);

  @Override
  public Integer getDeviceForCurrentThread() {
    return device.get();
  }

  @Override
  public void unsafeSetDevice(Integer number) {
    device.set(number);
  }

  @Override
  public void ensureLocation(INDArray array, Location location) {
    brought.add(new Brought(array, location, device.get(), Thread.currentThread().getName()));
  }

  @Override
  public void touch(INDArray array) {}

  @Override
  public void touch(DataBuffer buffer) {}
}
